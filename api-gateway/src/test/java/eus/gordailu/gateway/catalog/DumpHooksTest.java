package eus.gordailu.gateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.gateway.catalog.HookBench.Ended;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The hooks that dump databases. */
class DumpHooksTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    /** Prints the databases that it was told, those of a server that answers. */
    private static final String LIST = "[ ! -e \"$state/silent\" ] || exit 2; cat \"$state/databases\"";

    /** A dump of the database that is named last; of one that is to fail, half of it. */
    private static final String DUMP = """
            for last; do :; done
            printf 'begin of %s\\n' "$last"
            if [ -e "$state/failing" ] && grep -Fqx -e "$last" "$state/failing"; then echo refused >&2; exit 1; fi
            [ ! -e "$state/content" ] || cat "$state/content"
            echo end
            """;

    /** With a word in it that is another each time, as newer versions do. */
    private static final String PG_DUMP = "printf '\\\\restrict %s\\n' \"$(cat \"$state/word\")\"\n" + DUMP
            + "printf '\\\\unrestrict %s\\n' \"$(cat \"$state/word\")\"\n";

    /** Dumps the database that it is told, or all, into a directory each. */
    private static final String MONGODUMP = """
            list=$state/databases
            for argument; do
              case $argument in
                --out=*) out=${argument#*=} ;;
                --db=*) list=$state/one; echo "${argument#*=}" >"$list" ;;
              esac
            done
            while IFS= read -r name; do
              mkdir -p "$out/$name"
              echo "content of $name" >"$out/$name/things.bson"
              if [ -e "$state/failing" ] && grep -Fqx -e "$name" "$state/failing"; then echo "refused $name" >&2; exit 1; fi
              [ ! -e "$state/content" ] || cat "$state/content" >>"$out/$name/things.bson"
            done <"$list"
            """;

    @TempDir
    Path root;

    static Stream<String> shells() {
        return HookBench.shells();
    }

    private HookBench bench(String shell) {
        HookBench bench = new HookBench(root, shell)
                .program("psql", LIST)
                .program("pg_dump", PG_DUMP)
                .program("pg_dumpall", "echo 'create role'")
                .program("mariadb", LIST)
                .program("mariadb-dump", DUMP)
                .program("mongodump", MONGODUMP);
        bench.tell("databases", "shop", "wiki");
        bench.tell("word", "Ab1");
        return bench;
    }

    private Path dumps() {
        return root.resolve("kept here/it's");
    }

    private Map<String, String> settings(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of("directory", dumps().toString()));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(dumps())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> dumps().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shells")
    void eachDatabaseOfPostgresqlIsAFileForItsOwnerAlone(String shell) throws IOException {
        HookBench bench = bench(shell);
        Files.createDirectories(dumps());
        Files.setPosixFilePermissions(dumps(), PosixFilePermissions.fromString("rwxr-xr-x"));

        bench.run(ScriptPreset.POSTGRESQL_DUMP, settings(), "PRE").well();

        assertThat(files()).containsExactly("database-shop.sql", "database-wiki.sql", "globals.sql");
        assertThat(dumps().resolve("database-shop.sql"))
                .hasContent("\\restrict Ab1\nbegin of --dbname=dbname='shop'\nend\n\\unrestrict Ab1");
        assertThat(dumps().resolve("globals.sql")).hasContent("create role");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dumps())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dumps().resolve("database-shop.sql"))))
                .isEqualTo("rw-------");
        assertThat(bench.calls())
                .filteredOn(call -> call.startsWith("runuser") || call.startsWith("sudo"))
                .isNotEmpty()
                .allMatch(call -> call.contains("[-u] [postgres] [--]"));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void nothingIsDoneAfterwards(String shell) {
        HookBench bench = bench(shell);
        for (ScriptPreset hook :
                List.of(ScriptPreset.POSTGRESQL_DUMP, ScriptPreset.MARIADB_DUMP, ScriptPreset.MONGODB_DUMP)) {
            bench.run(hook, settings(), "POST").well();
        }
        assertThat(bench.calls()).isEmpty();
        assertThat(dumps()).doesNotExist();
    }

    /** What is asked for is a database's name, never settings, and never an option. */
    @ParameterizedTest
    @MethodSource("shells")
    void databasesMayHaveStrangeNames(String shell) throws IOException {
        HookBench bench = bench(shell);
        String[] names = {"my shop", "it's", "a/../b", "host=evil", "-dash", "50%", ".dot", "$(x)\\", "ñ \"q\" *"};
        bench.tell("databases", names);

        bench.run(ScriptPreset.POSTGRESQL_DUMP, settings("user", ""), "PRE").well();

        assertThat(files())
                .containsExactlyInAnyOrder(
                        "globals.sql",
                        "database-my shop.sql",
                        "database-it's.sql",
                        "database-a%2F..%2Fb.sql",
                        "database-host=evil.sql",
                        "database--dash.sql",
                        "database-50%25.sql",
                        "database-.dot.sql",
                        "database-$(x)\\.sql",
                        "database-ñ \"q\" *.sql");
        assertThat(dumps().resolve("database-it's.sql")).content().contains("begin of --dbname=dbname='it\\'s'\n");
        assertThat(dumps().resolve("database-$(x)\\.sql")).content().contains("begin of --dbname=dbname='$(x)\\\\'\n");

        bench.run(ScriptPreset.MARIADB_DUMP, settings(), "PRE").well();

        assertThat(files()).hasSize(10).contains("database-host=evil.sql");
        assertThat(dumps().resolve("database--dash.sql")).content().startsWith("begin of -dash\n");
        assertThat(bench.calls())
                .filteredOn(call -> call.startsWith("mariadb-dump "))
                .hasSize(9)
                .allMatch(call -> call.contains(" [--databases] [--] ["));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aDatabaseThatFailsIsNamedAndItsLastDumpAndTheOthersAreThere(String shell) throws IOException {
        for (ScriptPreset hook : List.of(ScriptPreset.POSTGRESQL_DUMP, ScriptPreset.MARIADB_DUMP)) {
            Path here = Files.createDirectories(root.resolve(hook.title() + ".d"));
            root = here;
            HookBench bench = bench(shell);
            bench.tell("databases", "one", "it's broken", "two");
            bench.run(hook, settings(), "PRE").well();
            bench.tell("content", "new");
            bench.tell("failing", "it's broken", "--dbname=dbname='it\\'s broken'");

            Ended ended = bench.run(hook, settings(), "PRE");

            ended.badlySaying("not dumped: \"it's broken\"", "refused");
            assertThat(ended.said()).doesNotContain("\"one\"", "\"two\"");
            assertThat(files())
                    .filteredOn(file -> !file.startsWith("globals"))
                    .containsExactly("database-it's broken.sql", "database-one.sql", "database-two.sql");
            assertThat(dumps().resolve("database-it's broken.sql"))
                    .content()
                    .contains("\nend\n")
                    .doesNotContain("new");
            assertThat(dumps().resolve("database-two.sql")).content().contains("new");
        }
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aServerThatIsSilentOrShowsNothingTakesNoDumpAway(String shell) throws IOException {
        HookBench bench = bench(shell);
        for (ScriptPreset hook : List.of(ScriptPreset.POSTGRESQL_DUMP, ScriptPreset.MARIADB_DUMP)) {
            bench.run(hook, settings(), "PRE").well();
            List<String> before = files();

            bench.tell("silent");
            bench.run(hook, settings(), "PRE").badlySaying("can't be listed");
            bench.forget("silent");
            bench.tell("databases");
            bench.run(hook, settings(), "PRE").badlySaying("can't be listed");

            assertThat(files()).isEqualTo(before);
            bench.tell("databases", "shop", "wiki");
        }
    }

    /** What is equal keeps its time as well, so that nothing of it travels. */
    @ParameterizedTest
    @MethodSource("shells")
    void aSecondDumpLeavesWhatIsEqualAndRemovesWhatIsLeftOverOrDropped(String shell) throws IOException {
        HookBench bench = bench(shell);
        for (ScriptPreset hook : List.of(ScriptPreset.POSTGRESQL_DUMP, ScriptPreset.MARIADB_DUMP)) {
            bench.tell("databases", "shop", "wiki");
            bench.run(hook, settings(), "PRE").well();
            Path shop = dumps().resolve("database-shop.sql");
            Files.setLastModifiedTime(shop, LONG_AGO);
            Files.writeString(dumps().resolve(".unfinished.4711"), "half");
            Files.writeString(dumps().resolve("mine.sql"), "somebody else's");
            bench.tell("word", "Cd22");
            bench.tell("databases", "shop");

            bench.run(hook, settings(), "PRE").well();

            assertThat(files())
                    .doesNotContain("database-wiki.sql", ".unfinished.4711")
                    .contains("mine.sql");
            assertThat(Files.getLastModifiedTime(shop)).isEqualTo(LONG_AGO);
            bench.tell("content", "more");
            bench.run(hook, settings(), "PRE").well();
            assertThat(Files.getLastModifiedTime(shop)).isGreaterThan(LONG_AGO);
            bench.forget("content");
        }
    }

    @ParameterizedTest
    @MethodSource("shells")
    void onlyTheDatabasesInTheSettingsAreDumped(String shell) throws IOException {
        HookBench bench = bench(shell);
        String two = "\nmy shop\n\nwiki\n";
        for (ScriptPreset hook : List.of(ScriptPreset.POSTGRESQL_DUMP, ScriptPreset.MARIADB_DUMP)) {
            bench.run(hook, settings("databases", two), "PRE").well();
            assertThat(files())
                    .filteredOn(file -> !file.startsWith("globals"))
                    .containsExactly("database-my shop.sql", "database-wiki.sql");
        }
        bench.run(ScriptPreset.MONGODB_DUMP, settings("databases", two), "PRE").well();
        assertThat(files()).contains("dump/my shop/things.bson", "dump/wiki/things.bson");
        bench.tell("failing", "my shop");
        bench.run(ScriptPreset.MONGODB_DUMP, settings("databases", two), "PRE").badlySaying("not dumped: \"my shop\".");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aDumpMayBeCompressed(String shell) throws IOException {
        HookBench bench = bench(shell);
        for (ScriptPreset hook : List.of(ScriptPreset.POSTGRESQL_DUMP, ScriptPreset.MARIADB_DUMP)) {
            bench.run(hook, settings(), "PRE").well();
            bench.run(hook, settings("compressed", "yes"), "PRE").well();
            assertThat(files())
                    .filteredOn(file -> file.startsWith("database"))
                    .containsExactly("database-shop.sql.gz", "database-wiki.sql.gz");
            try (InputStream shop =
                    new GZIPInputStream(Files.newInputStream(dumps().resolve("database-shop.sql.gz")))) {
                assertThat(new String(shop.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("\nend\n");
            }
            Path wiki = dumps().resolve("database-wiki.sql.gz");
            Files.setLastModifiedTime(wiki, LONG_AGO);
            bench.tell("word", "Ef3");
            bench.run(hook, settings("compressed", "yes"), "PRE").well();
            assertThat(Files.getLastModifiedTime(wiki)).isEqualTo(LONG_AGO);
        }
    }

    @ParameterizedTest
    @MethodSource("shells")
    void whatMariadbMakesUpIsLeftOutAndThePasswordIsInAFile(String shell) throws IOException {
        HookBench bench = bench(shell);
        bench.tell(
                "databases",
                "information_schema",
                "mysql",
                "performance_schema",
                "sys",
                "sysadmin",
                "#mysql50#lost+found");

        bench.run(ScriptPreset.MARIADB_DUMP, settings("settings", "/etc/my backup.cnf"), "PRE")
                .well();

        assertThat(files()).containsExactly("database-mysql.sql", "database-sysadmin.sql");
        assertThat(bench.calls())
                .filteredOn(call -> call.startsWith("mariadb"))
                .hasSize(3)
                .allMatch(call ->
                        call.contains(" [--defaults-extra-file=/etc/my backup.cnf] [--default-character-set=utf8mb4] "))
                .allMatch(call -> call.split(" ", 2)[1].startsWith("[--defaults"));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void whereThereIsMysqlItsProgramsAreTaken(String shell) throws IOException {
        HookBench bench = new HookBench(root, shell).program("mysql", LIST).program("mysqldump", DUMP);
        bench.tell("databases", "shop");

        bench.run(ScriptPreset.MARIADB_DUMP, settings(), "PRE").well();

        assertThat(files()).containsExactly("database-shop.sql");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aDumpOfMongodbTakesTheLastOnesPlaceWhenItIsWhole(String shell) throws IOException {
        HookBench bench = bench(shell);
        bench.tell("databases", "shop", "my wiki");
        Map<String, String> settings = settings("settings", "/root/my mongo.yaml");
        bench.run(ScriptPreset.MONGODB_DUMP, settings, "PRE").well();
        Path shop = dumps().resolve("dump/shop/things.bson");
        assertThat(files()).containsExactly("dump/my wiki/things.bson", "dump/shop/things.bson");
        assertThat(bench.calls()).singleElement().asString().contains("[--config=/root/my mongo.yaml]");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dumps())))
                .isEqualTo("rwx------");

        Files.setLastModifiedTime(shop, LONG_AGO);
        bench.tell("failing", "my wiki");
        bench.run(ScriptPreset.MONGODB_DUMP, settings, "PRE").badlySaying("not dumped", "refused my wiki");
        assertThat(files()).containsExactly("dump/my wiki/things.bson", "dump/shop/things.bson");

        bench.forget("failing");
        bench.tell("databases", "shop");
        Files.createDirectories(dumps().resolve(".unfinished/half"));
        bench.run(ScriptPreset.MONGODB_DUMP, settings, "PRE").well();
        assertThat(files()).containsExactly("dump/shop/things.bson");
        assertThat(Files.getLastModifiedTime(shop)).isEqualTo(LONG_AGO);
        bench.tell("content", "more");
        bench.run(ScriptPreset.MONGODB_DUMP, settings, "PRE").well();
        assertThat(Files.getLastModifiedTime(shop)).isGreaterThan(LONG_AGO);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void aDumpOfMongodbThatWasCutOffAtTheEndComesBack(String shell) throws IOException {
        HookBench bench = bench(shell);
        Files.createDirectories(dumps().resolve(".last/old"));
        Files.writeString(dumps().resolve(".last/old/things.bson"), "old");
        bench.tell("failing", "shop");

        bench.run(ScriptPreset.MONGODB_DUMP, settings(), "PRE").badlySaying("not dumped");

        assertThat(files()).containsExactly("dump/old/things.bson");
    }
}
