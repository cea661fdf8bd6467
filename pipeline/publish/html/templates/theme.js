(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.remove("no-js");
  var theme = document.getElementById("theme");
  if (theme) {
    theme.hidden = false;
    theme.addEventListener("click", function () {
      var dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      theme.setAttribute("aria-pressed", String(!dark));
    });
  }
}());
