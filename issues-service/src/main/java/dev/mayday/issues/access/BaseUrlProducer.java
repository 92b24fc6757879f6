package dev.mayday.issues.access;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The public address as a bean, read once.
class BaseUrlProducer {

    @Produces
    @Singleton
    BaseUrl baseUrl(InstallationConfig config) {
        return BaseUrl.parse(config.baseUrl());
    }
}
