/* What an article page has. Modules are imported as they are; `hanoi/storage.py` puts them into one
   when static files are collected. */
import "./elements/share-tools.js";
import "./elements/foot-notes.js";
import "./elements/reading-progress.js";
