package dev.mayday.issues.ingestion.read;

import dev.mayday.wire.ContentEncoding;
import dev.mayday.wire.EnvelopeBatch;
import dev.mayday.wire.SpooledEnvelope;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// An ingest node with one project's key: turns events into records and records into batches.
public final class Sender {

    private final String node = "node-" + UUID.randomUUID();
    private final long projectId;
    private final String publicKey;
    private final AtomicLong sequence = new AtomicLong();

    public Sender(long projectId, String publicKey) {
        this.projectId = projectId;
        this.publicKey = publicKey;
    }

    public String node() {
        return node;
    }

    public SpooledEnvelope event(AnEvent event, Instant received) {
        return event(event, UUID.randomUUID(), received);
    }

    public SpooledEnvelope event(AnEvent event, UUID id, Instant received) {
        return envelope(id, received, item("event", event.json()));
    }

    public SpooledEnvelope envelope(@Nullable UUID id, Instant received, byte[]... items) {
        var body = new ByteArrayOutputStream();
        body.writeBytes("{}\n".getBytes(StandardCharsets.UTF_8));
        for (var item : items) body.writeBytes(item);
        return record(id, received, SpooledEnvelope.Endpoint.ENVELOPE, body.toByteArray(), true);
    }

    /// Bytes as a client sends them.
    public SpooledEnvelope bytes(UUID id, Instant received, byte[] body) {
        return record(id, received, SpooledEnvelope.Endpoint.ENVELOPE, body, true);
    }

    public SpooledEnvelope unverified(
            AnEvent event, long urlProject, String key, Instant received) {
        var body = new ByteArrayOutputStream();
        body.writeBytes("{}\n".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(item("event", event.json()));
        return new SpooledEnvelope(
                sequence.incrementAndGet(),
                received,
                urlProject,
                key,
                false,
                SpooledEnvelope.Endpoint.ENVELOPE,
                ContentEncoding.IDENTITY,
                UUID.randomUUID(),
                "",
                "",
                "",
                "",
                body.toByteArray());
    }

    public SpooledEnvelope store(byte[] body, Instant received) {
        return record(UUID.randomUUID(), received, SpooledEnvelope.Endpoint.STORE, body, true);
    }

    public static byte[] item(String type, byte[] payload) {
        var item = new ByteArrayOutputStream();
        var header = "{\"type\":\"%s\",\"length\":%d}\n".formatted(type, payload.length);
        item.writeBytes(header.getBytes(StandardCharsets.UTF_8));
        item.writeBytes(payload);
        item.write('\n');
        return item.toByteArray();
    }

    public static byte[] item(String type, String payload) {
        return item(type, payload.getBytes(StandardCharsets.UTF_8));
    }

    public EnvelopeBatch batch(List<SpooledEnvelope> records) {
        return batch(0, records);
    }

    public EnvelopeBatch batch(int lane, List<SpooledEnvelope> records) {
        return new EnvelopeBatch(node, lane, 0, records);
    }

    /// Cuts records into batches of 500 of one lane.
    public List<EnvelopeBatch> batches(int lane, List<SpooledEnvelope> records) {
        var batches = new ArrayList<EnvelopeBatch>();
        for (int from = 0; from < records.size(); from += 500) {
            batches.add(batch(lane, records.subList(from, Math.min(from + 500, records.size()))));
        }
        return batches;
    }

    private SpooledEnvelope record(
            @Nullable UUID id,
            Instant received,
            SpooledEnvelope.Endpoint endpoint,
            byte[] body,
            boolean verified) {
        return new SpooledEnvelope(
                sequence.incrementAndGet(),
                received,
                projectId,
                publicKey,
                verified,
                endpoint,
                ContentEncoding.IDENTITY,
                id,
                "",
                "",
                "",
                "",
                body);
    }
}
