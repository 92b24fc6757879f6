package dev.mayday.standalone;

import dev.mayday.contracts.issues.AdministrationApi.BreakGlass;
import dev.mayday.contracts.issues.AdministrationApi.BreakGlassRequest;
import dev.mayday.contracts.issues.AdministrationApi.NewProject;
import dev.mayday.contracts.issues.AdministrationApi.NewToken;
import dev.mayday.contracts.issues.AdministrationApi.ProjectRequest;
import dev.mayday.contracts.issues.AdministrationApi.SignInLink;
import dev.mayday.contracts.issues.AdministrationApi.TokenRequest;
import dev.mayday.contracts.issues.AdministrationApi.Welcome;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// What the person at the server wants.
sealed interface Task {

    List<String> DEFAULT_SCOPES = List.of("org:read", "project:read", "event:read");

    /// @throws Options.Misuse when there is no such command
    static Task of(Options options) {
        return switch (String.join(" ", options.words())) {
            case "up" -> new Up(options.data());
            case "train" -> new Train(options.data());
            case "sign-in-link" -> new MakeSignInLink(options.data());
            case "break-glass" -> new MakeBreakGlass(options.data(), false);
            case "break-glass anew" -> new MakeBreakGlass(options.data(), true);
            case "token create" -> {
                var name = options.first("name");
                if (name == null) throw new Options.Misuse("token create needs --name");
                var scopes = options.has("scope") ? options.all("scope") : DEFAULT_SCOPES;
                yield new CreateToken(
                        options.data(),
                        new TokenRequest(name, scopes, options.isOfOrganization(), options.days()));
            }
            case String words when words.startsWith("project create ") ->
                    new CreateProject(
                            options.data(),
                            new ProjectRequest(
                                    words.substring("project create ".length()),
                                    options.first("slug"),
                                    options.first("platform")));
            case "project create" -> throw new Options.Misuse("project create needs a name");
            case String words -> throw new Options.Misuse("unknown command '" + words + "'");
        };
    }

    /// Runs in this process once the services are up; its result is the exit status.
    int whenUp(int port) throws IOException;

    /// Runs when another process has the data directory.
    int againstRunning(Options options) throws IOException;

    /// The options for a process that lives only for this task.
    default Options adapt(Options options) {
        var values = new java.util.LinkedHashMap<>(options.values());
        values.put("port", List.of("0"));
        values.put("host", List.of("127.0.0.1"));
        return new Options(options.words(), values);
    }

    /// Serve until told to stop.
    record Up(Path data) implements Task {

        @Override
        public Options adapt(Options options) {
            return options;
        }

        @Override
        public int whenUp(int port) throws IOException {
            var administration = Administration.of(data, port);
            var welcome = administration.askPatiently("welcome", Welcome.class, Up::sayThatItWaits);
            System.out.println(WelcomeText.of(welcome));
            Quarkus.waitForExit();
            return 0;
        }

        private static void sayThatItWaits() {
            System.err.printf(
                    "mayday: the database at %s does not answer yet. Events are accepted meanwhile"
                            + " and appear once it does.%n",
                    Installation.databaseAddress());
        }

        @Override
        public int againstRunning(Options options) throws IOException {
            System.err.printf(
                    "mayday: %s is in use by a running Mayday on port %d.%n"
                            + "Stop that one, or give another directory with --data.%n",
                    data, DataDirectory.readPort(data));
            return 1;
        }
    }

    /// A short life while the JVM records what it loads and compiles (see the launcher): start,
    /// take some events, show some pages, stop.
    record Train(Path data) implements Task {

        @Override
        public int whenUp(int port) throws IOException {
            var welcome = Administration.of(data, port).ask("welcome", Welcome.class);
            var dsn = Objects.requireNonNull(welcome.dsn(), "a new directory has a project");
            Training.run(port, dsn);
            return 0;
        }

        @Override
        public int againstRunning(Options options) {
            System.err.println("mayday: training needs a data directory of its own");
            return 1;
        }
    }

    /// A question to the administration interface, the same whether the process was running or not.
    sealed interface Question extends Task {

        Path data();

        void ask(Administration administration) throws IOException;

        @Override
        default int whenUp(int port) throws IOException {
            ask(Administration.of(data(), port));
            return 0;
        }

        @Override
        default int againstRunning(Options options) throws IOException {
            int port = options.has("port") ? options.port() : DataDirectory.readPort(data());
            return whenUp(port);
        }
    }

    record MakeSignInLink(Path data) implements Question {
        @Override
        public void ask(Administration administration) throws IOException {
            System.out.println(administration.ask("sign-in-links", SignInLink.class).url());
        }
    }

    record MakeBreakGlass(Path data, boolean anew) implements Question {
        @Override
        public void ask(Administration administration) throws IOException {
            var request = new BreakGlassRequest(anew);
            System.out.print(
                    BreakGlassText.of(
                            administration.ask("break-glass", request, BreakGlass.class)));
        }
    }

    record CreateToken(Path data, TokenRequest request) implements Question {
        @Override
        public void ask(Administration administration) throws IOException {
            System.out.println(administration.ask("tokens", request, NewToken.class).token());
        }
    }

    record CreateProject(Path data, ProjectRequest request) implements Question {
        @Override
        public void ask(Administration administration) throws IOException {
            System.out.println(administration.ask("projects", request, NewProject.class).dsn());
        }
    }
}
