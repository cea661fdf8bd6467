(function () {
  "use strict";
  var form = document.querySelector(".filters");
  if (!form) return;
  var shown = document.getElementById("shown");
  var services = Array.prototype.slice.call(document.querySelectorAll(".service"));
  var reports = Array.prototype.slice.call(document.querySelectorAll(".report"));
  var findings = Array.prototype.slice.call(document.querySelectorAll(".open-finding"));
  var ofYears = Array.prototype.slice.call(document.querySelectorAll(".years [data-year]"));
  form.hidden = false;

  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  // A figure is sought by its digits, however its thousands are kept apart.
  function sought(text) {
    var digits = text.replace(/[^\d,]/g, "");
    return /^[$%\s.,\d]+$/.test(text) && digits.replace(/,/g, "").length >= 4 ? digits : "";
  }

  function chosen(row, level, year) {
    return (level === "" || row.dataset.level === level) && (year === "" || row.dataset.year === year);
  }

  function apply() {
    var text = plain(form.elements.text.value.trim());
    var level = form.elements.level.value;
    var year = form.elements.year ? form.elements.year.value : "";
    var figure = sought(text);
    var visible = 0;
    var having = 0;
    var theirs = {};
    reports.forEach(function (row) {
      var has = figure !== "" && (" " + row.dataset.figures).indexOf(" " + figure) >= 0;
      if (has) having += 1;
      if (has) theirs[row.dataset.service] = true;
      row.hidden = (!has && plain(row.textContent).indexOf(text) < 0) || !chosen(row, level, year);
    });
    ofYears.forEach(function (cell) {
      cell.hidden = year !== "" && cell.dataset.year !== year;
    });
    var wanted = (year === "" ? "" : '[data-year="' + year + '"] ') + (level === "" ? ".level" : '[data-level="' + level + '"]');
    services.forEach(function (row) {
      var fits = (theirs[row.dataset.service] || plain(row.textContent).indexOf(text) >= 0) && row.querySelector(wanted);
      row.hidden = !fits;
      if (fits) visible += 1;
    });
    var listed = 0;
    findings.forEach(function (item) {
      item.hidden = plain(item.textContent).indexOf(text) < 0 || !chosen(item, level, year);
      if (!item.hidden) listed += 1;
    });
    shown.textContent = visible === services.length ? "Se muestran todos los servicios (" + visible + ")."
      : "Se muestran " + visible + " de " + services.length + " servicios y " + listed + " de " + findings.length + " hallazgos." +
      (figure === "" ? "" : " La cifra está en " + having + (having === 1 ? " informe." : " informes."));
  }

  form.addEventListener("input", apply);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(apply, 0); });
  apply();
}());
