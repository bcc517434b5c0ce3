import PostgreSQL

/// Statements that many tests run.
enum Common {
    static let echo = Statement("test.echo", "SELECT $1::bigint") { row throws(PostgreSQLError) in
        try row.bigint()
    }
    static let backend = Statement("test.backend", "SELECT pg_backend_pid()") { row throws(PostgreSQLError) in
        try row.integer()
    }
    static let divide = Statement("test.divide", "SELECT 1 / $1::bigint") { row throws(PostgreSQLError) in
        try row.bigint()
    }
    /// Waits for an advisory lock that the overseer may hold.
    static let waitForLock = Statement("test.wait_for_lock", "SELECT pg_advisory_xact_lock(1)")
    static let sleep = Statement("test.sleep", "SELECT pg_sleep(600)")

    static let all: [any PreparedStatement] = [echo, backend, divide, waitForLock, sleep]

    /// A table with its statements. Inserting a negative id fails only when the transaction commits;
    /// inserting the id 7 makes the commit wait for the overseer's advisory lock.
    enum Item {
        static let schema = """
            CREATE TABLE item (
                id bigint PRIMARY KEY,
                note text CONSTRAINT item_note_check CHECK (note <> 'forbidden'));
            CREATE FUNCTION check_item() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF NEW.id < 0 THEN
                    RAISE check_violation USING CONSTRAINT = 'item_id_check', TABLE = 'item';
                END IF;
                IF NEW.id = 7 THEN PERFORM pg_advisory_xact_lock(1); END IF;
                RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER check_item AFTER INSERT ON item DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION check_item();
            """
        static let insert = Statement("item.insert", "INSERT INTO item (id, note) VALUES ($1, $2)")
        static let count = Statement("item.count", "SELECT count(*) FROM item") {
            row throws(PostgreSQLError) in
            try row.bigint()
        }
        static let all: [any PreparedStatement] = [insert, count]

        static func inserting(_ id: Int64, _ note: String? = nil) -> BoundStatement<Void> {
            insert(.bigint(id), .text(note))
        }
    }
}
