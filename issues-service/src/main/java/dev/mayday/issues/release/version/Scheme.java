package dev.mayday.issues.release.version;

import java.util.List;
import java.util.Optional;

/// How the versions of a project are to be read (semantics 7.2, setting `version_scheme`).
public sealed interface Scheme {

    /// The word for it in settings and sentences.
    String word();

    /// Empty when this version is none of the kind.
    Optional<Reading> read(String version);

    /// `[package@][v]MAJOR.MINOR[.PATCH[.REVISION]][-prerelease][+build]`
    ///
    /// @param compareBuild whether `+build7` is older than `+build9`; else they are equal
    record Semver(boolean compareBuild) implements Scheme {
        @Override
        public String word() {
            return "semver";
        }

        @Override
        public Optional<Reading> read(String version) {
            return SemverReader.read(version, compareBuild);
        }
    }

    /// `[package@][v]` and 2 to 5 groups of digits, the first of four; or `YYYYMMDD[.N]`.
    record Calver() implements Scheme {
        @Override
        public String word() {
            return "calver";
        }

        @Override
        public Optional<Reading> read(String version) {
            return CalverReader.read(version);
        }
    }

    /// Groups of a pattern that a person wrote.
    record Regex(VersionPattern pattern) implements Scheme {
        @Override
        public String word() {
            return "regex";
        }

        @Override
        public Optional<Reading> read(String version) {
            return pattern.read(version);
        }
    }

    /// By date alone: versions that say nothing of their order, hashes of commits.
    record Dated() implements Scheme {
        @Override
        public String word() {
            return "date";
        }

        @Override
        public Optional<Reading> read(String version) {
            return Optional.empty();
        }
    }

    /// What `auto` means while a project has fewer than three releases: pairs that read as semver
    /// are compared so, all others by date.
    static Scheme undecided() {
        return new Semver(false);
    }

    /// What `auto` means from the third release on, for good.
    ///
    /// @param first the versions of the first three that are not ignored
    static Scheme decided(List<String> first) {
        var semver = new Semver(false);
        var readings = first.stream().map(semver::read).flatMap(Optional::stream).toList();
        boolean onePackage = readings.stream().map(Reading::pack).distinct().count() == 1;
        if (readings.size() == first.size() && onePackage) return semver;
        var calver = new Calver();
        boolean dates = first.stream().allMatch(version -> calver.read(version).isPresent());
        return dates ? calver : new Dated();
    }
}
