import Audit

/// Something that happened to the books behind the service's back, and the check that finds it.
struct Corruption: Sendable {
    let what: String
    let check: Check
    /// Done as the administrator, where triggers and constraints are gone.
    let sql: String
    /// What the counter-example says, in part.
    let saying: String

    init(_ what: String, _ check: Check, _ saying: String, _ sql: String) {
        self.what = what
        self.check = check
        self.sql = sql
        self.saying = saying
    }

    /// Takes away all that the database itself has against it: that the audit relies on none of it is the
    /// point.
    static let disarming = """
        DO $$
        DECLARE
            guard record;
        BEGIN
            FOR guard IN
                SELECT conrelid::regclass AS owner, conname FROM pg_constraint
                WHERE connamespace IN ('ledger'::regnamespace, 'identity'::regnamespace) AND contype <> 't'
                ORDER BY contype = 'p', contype = 'u'
            LOOP
                EXECUTE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I CASCADE',
                               guard.owner, guard.conname);
            END LOOP;
            FOR guard IN
                SELECT tgrelid::regclass AS owner, tgname FROM pg_trigger WHERE NOT tgisinternal
                  AND tgrelid::regclass::text LIKE 'ledger.%'
            LOOP
                EXECUTE format('DROP TRIGGER %I ON %s', guard.tgname, guard.owner);
            END LOOP;
        END $$;
        DROP INDEX IF EXISTS ledger.transfer_quote;
        """
}
