package dev.mayday.alerts.egress;

import dev.mayday.alerts.AlertsConfig;
import dev.mayday.alerts.egress.Clearance.Refused;
import dev.mayday.alerts.egress.Clearance.Unresolved;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.UnknownHostException;
import java.util.List;

/// Asked before an address is saved and before every attempt: the host is resolved once, the answer
/// is checked, and the checked address is what [Outbound] connects to.
@ApplicationScoped
public class Egress {

    private final EgressPolicy policy;
    private final Resolver resolver;
    private final AlertsConfig config;

    Egress(AlertsConfig config, Resolver resolver) {
        this.config = config;
        this.resolver = resolver;
        this.policy =
                EgressPolicy.of(
                        config.egress().allowHttp(),
                        config.egress().ports().orElse(List.of()),
                        config.egress().allow().orElse(List.of()));
    }

    public Uni<Clearance> clear(String url) {
        ParsedUrl target;
        try {
            target = ParsedUrl.parse(url);
        } catch (ParsedUrl.Unfit unfit) {
            return Uni.createFrom().item(new Refused(String.valueOf(unfit.getMessage())));
        }
        var objection = policy.objection(target);
        if (objection != null) return Uni.createFrom().item(objection);
        return resolver.resolve(target.host())
                .ifNoItem()
                .after(config.delivery().connectTimeout())
                .failWith(() -> new UnknownHostException(target.host()))
                .map(addresses -> policy.decide(target, addresses))
                .onFailure()
                .recoverWithItem(() -> new Unresolved(target.host() + " does not resolve"));
    }

    /// The address without its secret part, for people and logs.
    public static String masked(String url) {
        try {
            return ParsedUrl.parse(url).masked();
        } catch (ParsedUrl.Unfit _) {
            return "…";
        }
    }
}
