package dev.mayday.ui.neighbors;

import dev.mayday.contracts.alerts.AlertsApi;
import dev.mayday.contracts.alerts.DeadChangesApi;
import dev.mayday.contracts.issues.AccessApi;
import dev.mayday.contracts.issues.AccountApi;
import dev.mayday.contracts.issues.AffectedApi;
import dev.mayday.contracts.issues.AssignmentsApi;
import dev.mayday.contracts.issues.AuditApi;
import dev.mayday.contracts.issues.DashboardApi;
import dev.mayday.contracts.issues.OperationsApi;
import dev.mayday.contracts.issues.OwnershipApi;
import dev.mayday.contracts.issues.ProjectsApi;
import dev.mayday.contracts.issues.SessionsApi;
import dev.mayday.contracts.issues.TokensApi;
import dev.mayday.contracts.issues.ViewsApi;
import dev.mayday.contracts.people.InvitationsApi;
import dev.mayday.contracts.people.MembersApi;
import dev.mayday.contracts.people.OrganizationApi;
import dev.mayday.contracts.people.TeamsApi;
import dev.mayday.contracts.signon.SignOnApi;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/// The interfaces of the other services over HTTP. The address of each is
/// `quarkus.rest-client.<config key>.url`.
public final class Clients {

    private Clients() {}

    @RegisterRestClient(configKey = "dashboard")
    @RegisterClientHeaders(PersonAddress.class)
    public interface Dashboard extends DashboardApi {}

    @RegisterRestClient(configKey = "dashboard")
    @RegisterClientHeaders(PersonAddress.class)
    public interface Affected extends AffectedApi {}

    @RegisterRestClient(configKey = "dashboard")
    @RegisterClientHeaders(PersonAddress.class)
    public interface Organizations extends OrganizationApi {}

    @RegisterRestClient(configKey = "dashboard")
    @RegisterClientHeaders(PersonAddress.class)
    public interface Members extends MembersApi {}

    @RegisterRestClient(configKey = "dashboard")
    @RegisterClientHeaders(PersonAddress.class)
    public interface Teams extends TeamsApi {}

    @RegisterRestClient(configKey = "dashboard")
    @RegisterClientHeaders(PersonAddress.class)
    public interface Invitations extends InvitationsApi {}

    @RegisterRestClient(configKey = "dashboard")
    @RegisterClientHeaders(PersonAddress.class)
    public interface Views extends ViewsApi {}

    @RegisterRestClient(configKey = "dashboard")
    @RegisterClientHeaders(PersonAddress.class)
    public interface Projects extends ProjectsApi {}

    @RegisterRestClient(configKey = "dashboard")
    @RegisterClientHeaders(PersonAddress.class)
    public interface Ownerships extends OwnershipApi {}

    @RegisterRestClient(configKey = "dashboard")
    @RegisterClientHeaders(PersonAddress.class)
    public interface Assignments extends AssignmentsApi {}

    @RegisterRestClient(configKey = "dashboard")
    @RegisterClientHeaders(PersonAddress.class)
    public interface Tokens extends TokensApi {}

    @RegisterRestClient(configKey = "dashboard")
    @RegisterClientHeaders(PersonAddress.class)
    public interface Operations extends OperationsApi {}

    @RegisterRestClient(configKey = "sessions")
    @RegisterClientHeaders(PersonAddress.class)
    public interface Sessions extends SessionsApi {}

    @RegisterRestClient(configKey = "sessions")
    @RegisterClientHeaders(PersonAddress.class)
    public interface Access extends AccessApi {}

    /// The same for who signs in, over connections of its own: nobody who is in waits behind them.
    @RegisterRestClient(configKey = "sign-in")
    @RegisterClientHeaders(PersonAddress.class)
    public interface SignIns extends SessionsApi {}

    /// Of a person who is in.
    @RegisterRestClient(configKey = "sessions")
    @RegisterClientHeaders(PersonAddress.class)
    public interface Accounts extends AccountApi {}

    /// The same for who lost a password.
    @RegisterRestClient(configKey = "sign-in")
    @RegisterClientHeaders(PersonAddress.class)
    public interface Passwords extends AccountApi {}

    @RegisterRestClient(configKey = "dashboard")
    @RegisterClientHeaders(PersonAddress.class)
    public interface Audit extends AuditApi {}

    @RegisterRestClient(configKey = "sign-in")
    @RegisterClientHeaders(PersonAddress.class)
    public interface SignOn extends SignOnApi {}

    @RegisterRestClient(configKey = "alerts-api")
    @RegisterClientHeaders(PersonAddress.class)
    public interface Alerts extends AlertsApi {}

    @RegisterRestClient(configKey = "alerts-api")
    @RegisterClientHeaders(PersonAddress.class)
    public interface DeadChanges extends DeadChangesApi {}
}
