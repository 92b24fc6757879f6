package dev.mayday.issues.grouping.frames;

import dev.mayday.issues.event.model.Frame;

/// Names the frames of one platform family.
interface Namer {

    Name name(Frame frame);
}
