package dev.mayday.issues.grouping.frames;

/// What a frame is. All but the normal ones are left out while a normal one is there.
public enum Kind {
    NORMAL,
    /// A proxy or another class made at run time.
    GENERATED,
    /// Reflection and other machinery that calls.
    DISPATCH,
    /// A method made by the compiler to reach a private one.
    ACCESSOR,
    /// A decorator's function; counts when it is nearest the crash.
    WRAPPER,
    /// A comprehension that newer versions run in the function around it.
    COMPREHENSION,
    /// A helper of the language's compiler or library.
    HELPER,
    /// The engine itself.
    ENGINE,
    /// The SDK that reports.
    SDK;

    public boolean droppable() {
        return this != NORMAL;
    }
}
