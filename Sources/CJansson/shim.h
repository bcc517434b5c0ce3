/* What the module `JSON` sees of jansson (https://jansson.readthedocs.io), and what Swift cannot import by itself. */
#ifndef EASYBILLING_CJANSSON_H
#define EASYBILLING_CJANSSON_H

#include <jansson.h>

/* jansson has a type and a function that are both called json_error_code: Swift cannot tell them apart. */
static inline enum json_error_code jansson_error_code(const json_error_t *error) {
    return json_error_code(error);
}

#endif
