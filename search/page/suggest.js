// Suggestions below the search field: a combobox with a grouped listbox (WAI-ARIA Authoring Practices).
// The page works without it; text of catalogs is only ever set as text.
(() => {
  "use strict";
  const field = document.getElementById("q");
  const list = document.getElementById("suggestions");
  const told = document.getElementById("suggested");
  const groups = [
    ["queries", "Searches", (it) => "/?q=" + encodeURIComponent(it.text)],
    ["brands", "Brands", (it) => "/?of=" + encodeURIComponent(it.text)],
    ["categories", "Categories", (it) => "/?category=" + encodeURIComponent(it.text)],
    ["products", "Products", (it) => "/?q=" + encodeURIComponent(it.text)],
  ];
  const pause = 60; // milliseconds between the last key and the question
  let waiting = 0, asked = null, chosen = -1, typed = "";

  const options = () => [...list.querySelectorAll("[role=option]")];

  function close() {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function choose(place) {
    const all = options();
    all.forEach((option, i) => option.setAttribute("aria-selected", String(i === place)));
    chosen = place;
    if (place < 0) {
      field.removeAttribute("aria-activedescendant");
      return;
    }
    field.setAttribute("aria-activedescendant", all[place].id);
    all[place].scrollIntoView({ block: "nearest" });
  }

  function show(answer) {
    list.replaceChildren();
    let count = 0;
    for (const [name, title, address] of groups) {
      if (!answer[name].length) continue;
      const group = list.appendChild(document.createElement("div"));
      group.setAttribute("role", "group");
      group.setAttribute("aria-labelledby", "suggested-" + name);
      const head = group.appendChild(document.createElement("p"));
      head.id = "suggested-" + name;
      head.textContent = title;
      for (const item of answer[name]) {
        const option = group.appendChild(document.createElement("a"));
        option.id = "suggestion-" + count++;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.tabIndex = -1;
        option.href = address(item);
        option.textContent = item.text;
      }
    }
    chosen = -1;
    field.removeAttribute("aria-activedescendant");
    list.hidden = count === 0;
    field.setAttribute("aria-expanded", String(count > 0));
    told.textContent = count ? count + (count === 1 ? " suggestion" : " suggestions") : "";
  }

  async function ask() {
    typed = field.value;
    asked?.abort();
    if (!typed.trim()) {
      close();
      return;
    }
    asked = new AbortController();
    try {
      const answer = await fetch("/suggest?limit=4&q=" + encodeURIComponent(typed), { signal: asked.signal });
      if (answer.ok && field.value === typed) show(await answer.json());
    } catch {
      close(); // the next key asks again, and Enter searches in any case
    }
  }

  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, pause);
  });
  field.addEventListener("keydown", (event) => {
    const all = options();
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault(); // the first Escape closes the list, the second empties the field
      close();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && !list.hidden) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const places = all.length + 1; // the field itself is one of them: nothing is chosen there
      choose(((chosen + 1 + step + places) % places) - 1);
    } else if (event.key === "ArrowDown") {
      ask();
    } else if (event.key === "Enter" && chosen >= 0 && !list.hidden) {
      event.preventDefault();
      all[chosen].click();
    }
  });
  field.addEventListener("blur", () => setTimeout(close, 150)); // after the click that took the focus
  list.addEventListener("mousedown", (event) => event.preventDefault());
})();
