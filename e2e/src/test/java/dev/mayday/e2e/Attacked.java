package dev.mayday.e2e;

/// A Mayday that is attacked, the same however its services are spread over processes.
interface Attacked {

    Deployment mayday();
}
