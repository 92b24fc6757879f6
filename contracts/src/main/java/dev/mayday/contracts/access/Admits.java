package dev.mayday.contracts.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Whom a route admits that asks for no right in an organization. On a method, or on a class for
/// all its methods that have none of their own.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Admits {

    Who value();

    /// Kinds of callers.
    enum Who {
        /// Everybody, also without a bearer or a session.
        ANYBODY("anybody"),
        /// Everybody with a bearer that is known, of whatever rights.
        CALLER("any known bearer"),
        /// People with a session.
        PERSON("a person who is signed in"),
        /// The other services of the installation, and the launcher.
        SERVICE("the service token"),
        /// Who runs the installation.
        INSTANCE_ADMIN("an instance admin"),
        /// Who runs the installation, and the services that speak for them.
        OPERATOR("an instance admin, or the service token");

        private final String words;

        Who(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
