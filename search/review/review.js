// One key for each answer. The page works without it: buttons and links do the same.
(() => {
  "use strict";
  let pressed = false; // a key that is held down, or pressed twice, answers one question
  document.addEventListener("keydown", (event) => {
    if (pressed || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
    const target = [...document.querySelectorAll("[data-key]")].find((it) => it.dataset.key === event.key.toLowerCase());
    if (!target) return;
    event.preventDefault();
    target.click();
  });
  document.addEventListener("submit", (event) => {
    if (pressed) event.preventDefault();
    pressed = true;
  });
  window.addEventListener("pageshow", () => { pressed = false; }); // also when the browser goes back to it
})();
