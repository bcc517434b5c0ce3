import Configuration
import FoundationEssentials

/// Reads settings and finds all that is wrong with them at once.
struct SettingsReader: Sendable {
    let environment: ConfigReader
    /// The largest file that may hold a secret.
    static let secretBytesMax = 64 * 1_024

    /// Reads from this process's environment.
    init() {
        self.init(environment: ConfigReader(provider: EnvironmentVariablesProvider()))
    }

    init(environment: ConfigReader) {
        self.environment = environment
    }

    /// The values of these settings.
    ///
    /// - Throws: A ``ConfigurationError`` that lists every fault of every one of them.
    func values<each Value>(
        _ settings: repeat Setting<each Value>
    ) throws(ConfigurationError) -> (repeat each Value) {
        var faults: [SettingFault] = []
        func value<One>(_ setting: Setting<One>) -> One? {
            do throws(SettingFault.Found) {
                return try self.value(of: setting)
            } catch {
                faults.append(error.fault)
                return nil
            }
        }
        func require<One>(_ value: One?) -> One {
            guard let value else { preconditionFailure("a setting without a fault has a value") }
            return value
        }
        let values = (repeat value(each settings))
        guard faults.isEmpty else { throw ConfigurationError(faults: faults) }
        return (repeat require(each values))
    }

    private func value<Value>(of setting: Setting<Value>) throws(SettingFault.Found) -> Value {
        guard let text = try text(of: setting) else {
            guard let standard = setting.standard else {
                throw .init(setting, "is not set; it has no default")
            }
            return standard
        }
        guard let value = setting.read(text) else {
            throw .init(
                setting, setting.isSecret ? "is not: \(setting.kind)" : "is “\(text)”, not: \(setting.kind)")
        }
        return value
    }

    /// The variable's text, or the text of the file that its companion names; an empty variable counts as
    /// not set.
    private func text(of setting: some DescribedSetting) throws(SettingFault.Found) -> String? {
        let own = string(setting.name, isSecret: setting.isSecret)
        guard setting.isSecret, let path = string(setting.name + "_FILE", isSecret: false) else { return own }
        guard own == nil else {
            throw .init(setting, "is set and \(setting.name)_FILE too: keep one of them")
        }
        guard
            let content = FileManager.default.contents(atPath: path), content.count <= Self.secretBytesMax,
            let text = String(validating: content, as: UTF8.self)
        else { throw .init(setting, "cannot be read from the file \(path)") }
        return String(text.prefix { !$0.isNewline })
    }

    private func string(_ name: String, isSecret: Bool) -> String? {
        let key = ConfigKey(name.lowercased().split(separator: "_").map(String.init))
        guard let text = environment.string(forKey: key, isSecret: isSecret), !text.isEmpty else {
            return nil
        }
        return text
    }
}

extension SettingFault {
    /// A fault on its way out of the reading of one setting.
    struct Found: Error {
        let fault: SettingFault

        init(_ setting: some DescribedSetting, _ sentence: String) {
            fault = SettingFault(name: setting.name, sentence: sentence)
        }
    }
}
