package dev.mayday.contracts.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The right that a route asks of its caller: a scope of a token, and the role that goes with it of
/// a person. On a method, or on a class for all its methods that have none of their own.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Needs {

    /// The word of a scope, as `event:read`; issues-service knows them all.
    String value();

    /// Whether the admins of a project's teams have it too, in that project.
    boolean orTeamAdmin() default false;

    /// Whether it is only for people with a session: no token reaches it, whatever its scopes.
    boolean person() default false;

    /// Whether it concerns the organization as a whole, though the scope is one of projects: no
    /// token that is limited to projects reaches it.
    boolean whole() default false;
}
