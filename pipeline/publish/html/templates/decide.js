(function () {
  "use strict";
  var section = document.getElementById("decisiones");
  var form = document.getElementById("decide");
  if (!section || !form) return;
  var fields = form.elements;
  var kept = "cuenta:" + section.dataset.report + ":" + section.dataset.sha256.slice(0, 16);
  var pending = [];
  var asked = null;
  var opener = null;
  var HEADS = {
    decisions: "# Hallazgos aceptados: quién decidió qué, y por qué. Los escribe «cuenta accept»; se pueden editar.\n",
    corrections: "# Correcciones: dónde, qué está impreso, qué debe decir y por qué. «cuenta correct» las agrega.\n"
  };

  function store(value) {
    try { if (value) localStorage.setItem(kept, value); else return localStorage.getItem(kept); } catch (refused) { return null; }
    return null;
  }
  try { pending = JSON.parse(store()) || []; } catch (broken) { pending = []; }
  // What the page says is decided already is no longer pending: it was saved and the report was made again.
  pending = pending.filter(function (entry) { return !taken(entry); });

  function taken(entry) {
    var item = entry.key && document.getElementById("h-" + entry.key);
    if (entry.kind === "accepted") return Boolean(item && item.dataset.status !== "open");
    return Array.prototype.some.call(document.querySelectorAll("table.decided ins"), function (ins) { return ins.textContent === entry.value; })
      && Array.prototype.some.call(document.querySelectorAll("table.decided del"), function (del) { return del.textContent === entry.printed; });
  }

  // A TOML string: JSON's, with the two letters it leaves that TOML does not allow bare.
  function quoted(text) {
    return JSON.stringify(text).replace(/[\u007f\u2028\u2029]/g, function (letter) {
      return "\\u" + ("000" + letter.charCodeAt(0).toString(16)).slice(-4);
    });
  }
  function table(kind, values) {
    return "\n[[" + kind + "]]\n" + values.filter(function (pair) { return pair[1] !== "" && pair[1] !== undefined; })
      .map(function (pair) { return pair[0] + " = " + (typeof pair[1] === "number" ? pair[1] : quoted(pair[1])); }).join("\n") + "\n";
  }
  function written(entry) {
    var who = [["reason", entry.reason], ["source", entry.source], ["by", entry.by], ["on", entry.on]];
    if (entry.kind === "accepted") {
      return table("accepted", [["finding", entry.key], ["rule", entry.rule], ["message", entry.message]].concat(who));
    }
    var where = entry.sentence ? [["sentence", entry.sentence]] : (function () {
      var parts = entry.address.split("/");
      return [["table", parts[0]], ["row", Number(parts[1])], ["column", Number(parts[2])]];
    }());
    return table("correction", where.concat([["printed", entry.printed], ["value", entry.value]], who));
  }
  function file(kind) {
    var button = section.querySelector("[data-save=" + kind + "]");
    var mine = pending.filter(function (entry) { return (entry.kind === "accepted") === (kind === "decisions"); });
    var before = button.dataset.before || HEADS[kind];
    if (before.slice(-1) !== "\n") before += "\n";
    return { button: button, count: mine.length, text: before + mine.map(written).join("") };
  }

  function draw() {
    store(JSON.stringify(pending));
    document.getElementById("pending").hidden = pending.length === 0;
    var list = section.querySelector("ol.pending");
    list.textContent = "";
    pending.forEach(function (entry, number) {
      var item = document.createElement("li");
      var what = entry.kind === "accepted" ? "Está bien así: " + entry.message
        : "Corregir " + (entry.address || "el texto") + ": «" + entry.printed + "» por «" + entry.value + "»";
      item.appendChild(document.createTextNode(what + " — " + entry.reason + " "));
      var drop = document.createElement("button");
      drop.type = "button"; drop.className = "quiet"; drop.textContent = "Quitar";
      drop.setAttribute("aria-label", "Quitar la decisión " + (number + 1));
      drop.addEventListener("click", function () { pending.splice(number, 1); draw(); });
      item.appendChild(drop);
      list.appendChild(item);
    });
    ["decisions", "corrections"].forEach(function (kind) {
      var made = file(kind);
      made.button.hidden = made.count === 0;
    });
    document.querySelectorAll(".finding").forEach(function (item) {
      var mine = pending.filter(function (entry) { return entry.key === item.dataset.key; });
      var badge = item.querySelector(".unsaved");
      if (!badge && mine.length) {
        badge = document.createElement("a");
        badge.className = "badge unsaved"; badge.href = "#pending";
        item.querySelector(".tags").appendChild(badge);
      }
      if (badge) {
        badge.hidden = mine.length === 0;
        badge.textContent = mine.length && mine[0].kind === "accepted" ? "Está bien así (sin guardar)" : "Corregido (sin guardar)";
      }
    });
  }

  function open(button) {
    var item = button.closest(".finding");
    asked = { kind: button.dataset.decide, item: item };
    opener = button;
    form.reset();
    fields.by.value = store.by || "";
    fields.on.value = new Date().toLocaleDateString("sv");
    form.querySelector(".problem").textContent = "";
    form.querySelector(".only-correct").hidden = asked.kind !== "correct";
    form.querySelector(".deciding-title").textContent = asked.kind === "accept"
      ? "Está bien así: el hallazgo queda aceptado." : "Corregir: los datos llevarán el valor correcto y, al lado, lo impreso.";
    fields.where.textContent = "";
    item.querySelectorAll(".where [data-printed]").forEach(function (figure, number) {
      var option = document.createElement("option");
      option.value = String(number);
      option.textContent = (figure.dataset.address || "texto") + ": " + (figure.dataset.printed || "(vacía)");
      fields.where.appendChild(option);
    });
    button.closest(".decide").after(form);
    form.hidden = false;
    (asked.kind === "correct" ? fields.value : fields.reason).focus();
  }
  function close() {
    form.hidden = true;
    section.appendChild(form);
    if (opener) opener.focus();
  }
  function problem(text, field) {
    form.querySelector(".problem").textContent = text;
    field.focus();
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var item = asked.item;
    var entry = {
      kind: asked.kind === "accept" ? "accepted" : "correction", key: item.dataset.key, rule: item.dataset.rule,
      message: item.querySelector("h3").textContent, reason: fields.reason.value.trim(), source: fields.source.value.trim(),
      by: fields.by.value.trim(), on: fields.on.value
    };
    if (entry.kind === "correction") {
      var figure = item.querySelectorAll(".where [data-printed]")[Number(fields.where.value)];
      entry.address = figure.dataset.address || "";
      entry.sentence = figure.dataset.sentence || "";
      entry.printed = figure.dataset.printed;
      entry.value = fields.value.value.trim();
      if (!entry.value) return problem("Escriba lo que debe decir.", fields.value);
      if (entry.value === entry.printed) return problem("Es lo mismo que está impreso.", fields.value);
      if (/\d/.test(entry.printed) && !/\d/.test(entry.value)) return problem("Escriba la cifra como la imprimiría el documento, por ejemplo 2.340 o 97,41%.", fields.value);
    }
    if (!entry.reason) return problem("Escriba por qué.", fields.reason);
    store.by = entry.by;
    pending = pending.filter(function (other) {
      return other.kind !== entry.kind || other.key !== entry.key || other.address !== entry.address || other.sentence !== entry.sentence;
    });
    pending.push(entry);
    close();
    draw();
    return undefined;
  });
  form.querySelector("[data-cancel]").addEventListener("click", close);
  form.addEventListener("keydown", function (event) { if (event.key === "Escape") close(); });

  section.querySelectorAll("[data-save]").forEach(function (button) {
    button.addEventListener("click", function () {
      var made = file(button.dataset.save);
      var link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([made.text], { type: "application/toml" }));
      link.download = button.dataset.name;
      document.body.appendChild(link);
      link.click();
      link.remove();
      setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
      document.getElementById("saved").textContent = "Guardado " + button.dataset.name + ": déjelo junto a " + section.dataset.document + " y vuelva a ejecutar «cuenta extract».";
    });
  });
  document.querySelectorAll(".decide").forEach(function (line) { line.hidden = false; });
  document.querySelectorAll("[data-decide]").forEach(function (button) {
    button.addEventListener("click", function () { open(button); });
  });
  draw();
}());
