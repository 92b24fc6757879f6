package dev.mayday.ingest.spool;

import dev.mayday.ingest.spool.Loss.Reason;
import dev.mayday.wire.EnvelopeRecord;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// Opens what the process before has left, however it ended and whoever has been at the directory
/// since: nothing that lies there keeps it from starting.
final class Recovery {

    private static final Logger LOG = Logger.getLogger(Recovery.class);

    /// Beyond this the name of a file without records is no hint at how far the log had come.
    private static final long MOST = 1L << 50;

    private final SpoolFiles files;
    private final Quarantine quarantine;
    private final TreeMap<Long, Found> found = new TreeMap<>();
    private long hint;

    /// @param file its name, which need not be the right one
    private record Found(String file, Segment segment) {

        boolean isNamedRight() {
            return file.equals(segment.name());
        }

        boolean isRatherKeptThan(Found other) {
            long further = segment.last - other.segment.last;
            return further > 0 || further == 0 && isNamedRight();
        }
    }

    private Recovery(SpoolFiles files, Quarantine quarantine) {
        this.files = files;
        this.quarantine = quarantine;
    }

    /// Cuts what was not finished at the end and goes on there; bad bytes before that are the
    /// cursor's to set aside.
    static SegmentLog open(
            SpoolFiles files, SpoolSettings settings, Position position, Quarantine quarantine)
            throws IOException {
        var recovery = new Recovery(files, quarantine);
        for (var name : files.names().stream().filter(Segment::isName).sorted().toList()) {
            recovery.look(name);
        }
        recovery.setContainedAside();
        recovery.giveNamesBack();
        long last = recovery.cutNewest(settings.segmentSize());
        var segments = new Segments(files, settings.keep());
        for (var one : recovery.found.values()) segments.add(one.segment);
        long reached = Math.max(position.published(), position.given());
        // Only without a position: a name alone, that anybody can give, is a weak word.
        if (reached == 0) reached = recovery.hint;
        long next = Math.max(last, reached) + 1;
        return new SegmentLog(files, settings.segmentSize(), segments, next);
    }

    private void look(String name) throws IOException {
        var file = files.open(name);
        try {
            long size = file.size();
            var survey = Survey.of(file, size);
            if (survey.last() == 0) {
                file.close();
                withoutRecords(name, size, survey.isBegun());
            } else {
                keepTheLonger(new Found(name, segment(name, file, survey)));
            }
        } catch (IOException unreadable) {
            file.close();
            LOG.errorf("A segment of the spool cannot be read file=%s error=%s", name, unreadable);
            quarantine.file(Reason.UNREADABLE, name, 0);
        }
    }

    private static Segment segment(String name, SpoolFile file, Survey survey) throws IOException {
        long named = Segment.firstOf(name);
        // Bad bytes at the beginning are no reason to doubt the name.
        boolean isPlausible = !survey.atOnce() && named <= survey.first();
        var segment = new Segment(isPlausible ? named : survey.first(), file);
        segment.end = file.size();
        segment.durableEnd = segment.end;
        segment.last = survey.last();
        segment.sealed = true;
        return segment;
    }

    private void withoutRecords(String name, long size, boolean isOurs) throws IOException {
        long named = Segment.firstOf(name);
        if (isOurs && named < MOST) hint = Math.max(hint, named - 1);
        if (size == 0) {
            files.delete(name);
        } else {
            quarantine.file(isOurs ? Reason.TORN : Reason.FOREIGN, name, size);
        }
    }

    /// Two that begin alike are copies, of which one may have been cut.
    private void keepTheLonger(Found candidate) throws IOException {
        var rival = found.get(candidate.segment.first);
        if (rival == null || candidate.isRatherKeptThan(rival)) {
            found.put(candidate.segment.first, candidate);
            if (rival != null) setAside(rival);
        } else {
            setAside(candidate);
        }
    }

    /// A file whose records all stand in an earlier one says nothing new.
    private void setContainedAside() throws IOException {
        long last = 0;
        for (var one : List.copyOf(found.values())) {
            if (one.segment.last <= last) {
                found.remove(one.segment.first);
                setAside(one);
            }
            last = Math.max(last, one.segment.last);
        }
    }

    private void setAside(Found copy) throws IOException {
        long size = copy.segment.end;
        copy.segment.file.close();
        quarantine.file(Reason.OVERLAPPING, copy.file, size);
    }

    /// In two steps, since two may have each other's names.
    private void giveNamesBack() throws IOException {
        var renamed = found.values().stream().filter(one -> !one.isNamedRight()).toList();
        if (renamed.isEmpty()) return;
        for (var one : renamed) {
            LOG.warnf(
                    "A segment of the spool gets its name back file=%s name=%s",
                    one.file, one.segment.name());
            files.rename(one.file, one.segment.passingName());
        }
        files.force();
        for (var one : renamed) {
            files.rename(one.segment.passingName(), one.segment.name());
        }
        files.force();
    }

    /// @return the last sequence on disk
    private long cutNewest(long segmentSize) throws IOException {
        if (found.isEmpty()) return 0;
        var newest = found.lastEntry().getValue().segment;
        long intactEnd = 0;
        var reader = new FrameReader(newest.file, 0);
        for (var step = reader.next(newest.end); ; step = reader.next(newest.end)) {
            if (step instanceof FrameReader.Step.End) break;
            if (step instanceof FrameReader.Step.Intact(var content, _, long to)) {
                newest.last = Math.max(newest.last, EnvelopeRecord.sequence(content));
                intactEnd = to;
            }
        }
        cut(newest, intactEnd);
        newest.sealed = newest.end >= segmentSize;
        return newest.last;
    }

    /// What is kept may have been written but not yet synced: before it is read, it must be.
    private void cut(Segment segment, long intactEnd) throws IOException {
        if (segment.end > intactEnd) {
            var rest = new Quarantine.Span(intactEnd, segment.end);
            quarantine.bytes(Reason.TORN, segment, rest, segment.last + 1);
            segment.file.truncate(intactEnd);
            segment.end = intactEnd;
        }
        SegmentLog.force(segment.file::force);
        segment.durableEnd = intactEnd;
    }
}
