import { App } from "./app.js";
import { showFrame } from "./frame/frame.js";
import { keepOfflineCopy } from "./frame/offline-copy.js";
import { speak } from "./language/words.js";
import { followPayments } from "./payments/follow.js";
import { recallPreferences } from "./preferences/preferences.js";
import { effect } from "./state/signal.js";

// Begins the app: the texts, who is there, then whatever the address asks for.

recallPreferences();
const app = new App();

// A client's books and events are followed as long as the session lasts.
effect(() => {
  const user = app.session.user.value;
  if (user) {
    app.books.refresh();
    app.stream.begin(user.id);
  } else if (user === null) {
    app.stream.end();
    app.books.forget();
    // What somebody was asked or shown is not for whoever comes next.
    document.querySelectorAll("dialog").forEach((dialog) => dialog.close());
  }
});

followPayments(app);

addEventListener("online", () => app.resume());

await speak(document.documentElement.dataset.language ?? "en");
showFrame(app, document.body);
app.begin();
keepOfflineCopy();
