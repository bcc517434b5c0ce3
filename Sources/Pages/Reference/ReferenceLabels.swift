/// The reference's own words. It is written in English whatever the language of the frame around it: what
/// programs and their makers exchange is English throughout.
struct ReferenceLabels {
    let heading = "The interface for programs"
    let lead = """
        One JSON-RPC endpoint does everything that the pages and the app do. This page is made from the \
        table of methods that answers the calls, so it cannot be out of date.
        """
    let contents = "On this page"
    let guides = "Guides"
    let more = "More"
    let openRPC = "OpenRPC document"
    let openAPI = "OpenAPI document of the REST routes"
    let codeIn = "Language of the code"
    let methods = "Methods"
    let methodsText = """
        Each piece of code is a whole program. It takes the token from the environment variable \
        EASYBILLING_TOKEN, and the JavaScript is for Node.js 18 or later, saved as a file that ends in .mjs.
        """
    let personal = "Log in, and the numbers in the examples are those of your own accounts."
    let rest = "REST"
    let params = "Parameters"
    let none = "None."
    let result = "Result"
    let example = "An example of the result"
    let errors = "Errors"
    let types = "Objects"
    let typesText = "What parameters and results are made of. Members that are always there may be null."
    let slug = "Slug"
    let code = "Code"
    let status = "HTTP"
    let meaning = "What it means, and what to do"
    let retryable = "retryable"
}
