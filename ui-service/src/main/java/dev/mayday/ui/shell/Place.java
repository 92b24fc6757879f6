package dev.mayday.ui.shell;

import dev.mayday.ui.web.LocalPath;

/// A place that the navigation leads to. A new page gets its way by one line here, in the order in
/// which they stand there; what has no page has no line.
public enum Place {
    ISSUES(Group.MAIN, "Issues", "layers", "/issues", "/issues?project={}", ""),
    ALERTS(Group.MAIN, "Alerts", "bell", "/alerts", "/projects/{}/alerts", ""),
    SETTINGS(Group.MAIN, "Settings", "gear", "/settings", "/settings?project={}", ""),
    PROJECTS(
            Group.SETTINGS,
            "Projects",
            "folder",
            "/projects",
            "/projects",
            "All of them, and the form that makes one."),
    SETUP(
            Group.SETTINGS,
            "Setup",
            "plug",
            "",
            "/projects/{}/start",
            "The DSN, and what to type to connect an application."),
    PROJECT_SETTINGS(
            Group.SETTINGS,
            "Project settings",
            "gear",
            "",
            "/projects/{}/settings",
            "Its names, allowed origins, scrubbing and teams; its removal."),
    OWNERSHIP(
            Group.SETTINGS,
            "Ownership",
            "users",
            "",
            "/projects/{}/ownership",
            "Who owns what in its code: rules, CODEOWNERS, a tester, and what nobody owns."),
    KEYS(
            Group.SETTINGS,
            "Keys",
            "key",
            "",
            "/projects/{}/keys",
            "What its applications send with: add, disable, replace."),
    DESTINATIONS(
            Group.SETTINGS,
            "Destinations",
            "send",
            "",
            "/projects/{}/alerts#destinations",
            "Where alerts of this project go."),
    TOKENS(
            Group.SETTINGS,
            "Tokens",
            "token",
            "/settings/tokens",
            "/settings/tokens",
            "With which programs use the web API."),
    MEMBERS(
            Group.SETTINGS,
            "Members",
            "users",
            "/settings/members",
            "/settings/members",
            "Who belongs to the organization, and as what; invitations."),
    TEAMS(
            Group.SETTINGS,
            "Teams",
            "layers",
            "/settings/teams",
            "/settings/teams",
            "Who looks after which projects."),
    ORGANIZATION(
            Group.SETTINGS,
            "Organization",
            "building",
            "/settings/organization",
            "/settings/organization",
            "What it is called, what members may; switch to another one."),
    AUDIT(
            Group.ADMINISTRATION,
            "Audit log",
            "archive",
            "/settings/audit",
            "/settings/audit",
            "Who changed what, and when; sign-ins too."),
    SIGN_ON(
            Group.ADMINISTRATION,
            "Single sign-on",
            "plug",
            "/settings/sign-on",
            "/settings/sign-on",
            "What groups at a provider give people, and a tester for it."),
    ACCOUNT(
            Group.SETTINGS,
            "Your account",
            "account",
            "/settings/account",
            "/settings/account",
            "Your name, your password, and where you are signed in."),
    OPERATIONS(
            Group.INSTALLATION,
            "Operations",
            "pulse",
            "/operations",
            "/operations",
            "How the installation is, and what was put aside."),
    /// Of a page that no entry leads to: an error, for instance.
    ELSEWHERE(Group.NONE, "", "", "", "", "");

    enum Group {
        MAIN,
        SETTINGS,
        /// Of the settings, for admins and owners.
        ADMINISTRATION,
        /// Of the settings, for who runs the installation.
        INSTALLATION,
        NONE
    }

    final Group group;
    final String words;
    final String icon;
    final String purpose;
    private final String everywhere;
    private final String inProject;

    /// @param everywhere its address while no project is chosen; empty when it needs one
    /// @param inProject its address for the project `{}`
    Place(
            Group group,
            String words,
            String icon,
            String everywhere,
            String inProject,
            String purpose) {
        this.group = group;
        this.words = words;
        this.icon = icon;
        this.everywhere = everywhere;
        this.inProject = inProject;
        this.purpose = purpose;
    }

    /// @param project slug; empty for none
    /// @return empty when there is no such page
    String href(String project) {
        return project.isEmpty() ? everywhere : inProject.replace("{}", LocalPath.segment(project));
    }

    /// Where a choice of another project leads from here: to the same page of that one.
    Place ofProjects() {
        return inProject.contains("{}") ? this : ISSUES;
    }

    boolean isSetting() {
        return group != Group.MAIN && group != Group.NONE;
    }
}
