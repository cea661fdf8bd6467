(function () {
  "use strict";
  var form = document.querySelector(".filters");
  var shown = document.getElementById("shown");
  var findings = Array.prototype.slice.call(document.querySelectorAll(".finding"));
  if (form) form.hidden = false;

  function chosen(name) {
    var field = form.elements[name];
    return field ? field.value.trim() : "";
  }

  function apply() {
    var severities = Array.prototype.filter.call(form.querySelectorAll("[name=severity]"), function (box) { return box.checked; })
      .map(function (box) { return box.value; });
    var visible = 0;
    findings.forEach(function (item) {
      var data = item.dataset;
      var fits = severities.indexOf(data.severity) >= 0;
      ["rule", "section", "status"].forEach(function (name) {
        if (chosen(name) && data[name] !== chosen(name)) fits = false;
      });
      if (chosen("page") && data.pages.split(" ").indexOf(chosen("page")) < 0) fits = false;
      item.hidden = !fits;
      if (fits) visible += 1;
    });
    shown.textContent = visible === findings.length
      ? "Se muestran todos los hallazgos (" + visible + "), primero los más graves."
      : "Se muestran " + visible + " de " + findings.length + " hallazgos.";
  }

  if (form) {
    form.addEventListener("input", apply);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("reset", function () { setTimeout(apply, 0); });
    document.querySelectorAll("[data-show]").forEach(function (link) {
      link.addEventListener("click", function () {
        form.reset();
        form.querySelectorAll("[name=severity]").forEach(function (box) { box.checked = box.value === link.dataset.show; });
        setTimeout(apply, 0);
      });
    });
  }

  function bringIntoSight() {  // on a narrow screen the cell a finding is about, which may be the last of its row
    document.querySelectorAll(".crop .scroll").forEach(function (box) {
      var picture = box.querySelector("svg[role=img]"), labels = box.querySelector(".labels");
      var mark = picture.querySelector("rect.observed") || picture.querySelector("rect.expected");
      if (!mark || box.scrollWidth <= box.clientWidth) return;
      var at = mark.getBoundingClientRect(), frame = box.getBoundingClientRect();
      var left = labels ? Math.max(frame.left, labels.getBoundingClientRect().right) : frame.left;
      if (at.right > frame.right - 8 || box.scrollLeft && at.left < left) {
        box.scrollLeft += Math.min(at.right - frame.right + 24, at.left - left - 8);
      }
    });
  }
  bringIntoSight();
  addEventListener("resize", bringIntoSight);

  var print = document.getElementById("print");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", function () {
      document.documentElement.classList.add("whole");
      window.print();
    });
    addEventListener("afterprint", function () { document.documentElement.classList.remove("whole"); });
  }

  function reveal() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.tagName === "TR") target.tabIndex = -1;
    for (var around = target.parentElement; around; around = around.parentElement) {
      if (around.tagName === "DETAILS") around.open = true;
    }
    if (target.hidden && form) { form.reset(); setTimeout(apply, 0); target.hidden = false; }
    if (target.classList.contains("finding") || target.classList.contains("note")) target.focus({ preventScroll: true });
    target.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();
}());
