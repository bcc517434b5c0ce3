/// Who a connection acts as in the database, from the least to the most that it may do.
package enum ClusterRole: String, Sendable, CaseIterable {
    /// Reads the books, for reports.
    case reader = "easybilling_reader"
    /// The service: what the migrations grant it, and nothing else.
    case app = "easybilling_app"
    /// Owns the database and everything in it; the migrations run as this role.
    case owner = "easybilling"
    /// The server's administrator, which makes roles and databases.
    case superuser = "postgres"
}

extension ClusterRole {
    /// Makes the three roles of the project where they are missing. May be repeated.
    ///
    /// Without passwords: the socket's folder and the peer rule decide who may be whom.
    package static let creation: String = [reader, app, owner].map {
        """
        DO $$ BEGIN
            CREATE ROLE \($0.rawValue) LOGIN;
        EXCEPTION WHEN duplicate_object THEN NULL; END $$;

        """
    }.joined()

    /// The statement that makes a database of the owner's: text is compared by bytes, letters are Unicode's.
    package static func creation(ofDatabase name: String) -> String {
        """
        CREATE DATABASE \(name) OWNER \(owner.rawValue) TEMPLATE template0
            ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8';

        """
    }

    /// Statements that let the project's roles into the database, and nobody else. May be repeated.
    package static func admission(toDatabase name: String) -> String {
        """
        REVOKE ALL ON DATABASE \(name) FROM PUBLIC;
        GRANT CONNECT ON DATABASE \(name) TO \(app.rawValue), \(reader.rawValue);

        """
    }
}
