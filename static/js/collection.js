/* What the landing page of a collection has. Modules are imported as they are; `hanoi/storage.py` puts
   them into one when static files are collected. */
import "./elements/take-filter.js";
import "./elements/stance-chart.js";
