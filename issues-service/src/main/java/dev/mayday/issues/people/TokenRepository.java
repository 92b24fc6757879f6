package dev.mayday.issues.people;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class TokenRepository implements PanacheRepositoryBase<TokenEntity, String> {}
