import JSON
import Methods
import Web

/// A form has each name once, in text, or is refused; and what its fields say is taken or refused by the
/// methods behind the documented routes.
enum Forms {
    static func read(_ bytes: [UInt8]) {
        do throws(URLEncodingFault) {
            let form = try FormFields(parsing: bytes)
            check(form)
            let object = JSONObject(uniqueMembers: form.pairs.map { ($0.name, .string($0.value)) })
            decode(object, by: LogInMethod.self)
            decode(object, by: SignUp.self)
            decode(object, by: CreateTransfer.self)
        } catch {
            precondition(!error.detail.isEmpty, "a fault has a sentence")
        }
    }

    private static func check(_ form: FormFields) {
        precondition(form.pairs.count <= RequestLimits.pairsMax, "a form has a bounded number of fields")
        var written = "a=b"
        for (name, value) in form.pairs {
            precondition(form[name]?.utf8.elementsEqual(value.utf8) == true, "a field is found by its name")
            precondition(!name.utf8.contains(0) && !value.utf8.contains(0), "no text holds U+0000")
        }
        do throws(URLEncodingFault) {
            var parameters = try QueryParameters(parsing: "")
            for (name, value) in form.pairs { parameters = parameters.replacing(name, with: value) }
            written = parameters.encoded
            let again = try FormFields(parsing: Array(written.utf8))
            let isSame = again.pairs.elementsEqual(form.pairs) {
                $0.name.utf8.elementsEqual($1.name.utf8) && $0.value.utf8.elementsEqual($1.value.utf8)
            }
            precondition(isSame, "fields that were written are read as the same")
        } catch {
            preconditionFailure("fields that were written are read: \(written)")
        }
    }

    private static func decode<M: Method>(_ object: JSONObject, by method: M.Type) {
        do throws(Failure) {
            _ = try method.decode(object)
        } catch {
            precondition(error.slug.httpStatus < 500, "no form is a fault of the service")
        }
    }
}
