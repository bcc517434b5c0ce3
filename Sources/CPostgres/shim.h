// What the target PostgreSQL needs from C: libpq, and two Linux calls that Swift's Glibc module does not offer.
#include <libpq-fe.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>

/// Names the calling thread, at most 15 characters, for debuggers and `top -H`.
static inline void name_this_thread(const char *name) {
    prctl(PR_SET_NAME, name, 0, 0, 0);
}
