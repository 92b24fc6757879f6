package dev.mayday.ingest.spool;

import dev.mayday.wire.EnvelopeRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// Opens what the process before has left, however it ended.
final class Recovery {

    private static final Logger LOG = Logger.getLogger(Recovery.class);

    private Recovery() {}

    /// Cuts what was not finished at the end; bad bytes before that are the cursor's to set aside.
    ///
    /// @param position the last sequence that needs not be read again
    static SegmentLog open(SpoolFiles files, long segmentSize, long position) throws IOException {
        var segments = new ArrayList<Segment>();
        for (long first : firsts(files)) {
            var segment = new Segment(first, files.open(Segment.name(first)));
            segment.end = segment.file.size();
            segment.durableEnd = segment.end;
            segments.add(segment);
        }
        long last = segments.isEmpty() ? 0 : lastSequence(segments.getLast());
        var log = new SegmentLog(files, segmentSize, segments, Math.max(last, position) + 1);
        log.deleteUpTo(position);
        return log;
    }

    private static List<Long> firsts(SpoolFiles files) throws IOException {
        return files.names().stream()
                .filter(Segment::isName)
                .map(Segment::firstOf)
                .sorted()
                .toList();
    }

    private static long lastSequence(Segment segment) throws IOException {
        long last = segment.first - 1;
        long intactEnd = 0;
        var reader = new FrameReader(segment.file, 0);
        var step = reader.next(segment.end);
        while (!(step instanceof FrameReader.Step.End)) {
            if (step instanceof FrameReader.Step.Intact(var content, _, long to)) {
                last = Math.max(last, EnvelopeRecord.sequence(content));
                intactEnd = to;
            }
            step = reader.next(segment.end);
        }
        cut(segment, intactEnd);
        return last;
    }

    /// What is kept may have been written but not yet synced: before it is read, it must be.
    private static void cut(Segment segment, long intactEnd) throws IOException {
        if (segment.end > intactEnd) {
            LOG.warnf(
                    "Unfinished end of a spool segment cut segment=%s bytes=%d",
                    segment.name(), segment.end - intactEnd);
            segment.file.truncate(intactEnd);
            segment.end = intactEnd;
        }
        SegmentLog.force(segment.file::force);
        segment.durableEnd = intactEnd;
    }
}
