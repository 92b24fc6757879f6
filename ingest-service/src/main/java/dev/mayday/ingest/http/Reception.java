package dev.mayday.ingest.http;

import dev.mayday.front.ClientAddress;
import dev.mayday.ingest.keys.KeyRing;
import dev.mayday.ingest.outcomes.OutcomeLedger;
import dev.mayday.ingest.reading.EnvelopeReader;
import dev.mayday.ingest.reading.ReportReader;
import dev.mayday.ingest.reading.StoreReader;
import dev.mayday.ingest.spool.Spool;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/// What all requests share.
record Reception(
        Vertx vertx,
        KeyRing keys,
        EnvelopeReader envelopes,
        StoreReader events,
        ReportReader reports,
        Spool spool,
        OutcomeLedger outcomes,
        Meters meters,
        InFlight inFlight,
        Turns turns,
        BodyReader.BodyLimits bodyLimits,
        ClientAddress clients,
        InstantSource clock) {}
