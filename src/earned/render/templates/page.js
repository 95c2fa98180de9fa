"use strict";
// The page works without this: it only adds filters, arrow keys, the words of a mark,
// and a steady hand when a quote is followed.
for (const glance of document.querySelectorAll(".glance")) {
  const marks = [...glance.querySelectorAll("a.on-line")];
  const said = glance.querySelector(".said");
  const filters = glance.querySelector(".filters");
  if (!marks.length) continue;
  const hint = said.textContent;
  said.hidden = false;
  filters.hidden = false;

  const shown = () => marks.filter((mark) => !mark.hasAttribute("hidden"));
  const settle = (current) => {
    for (const mark of marks) mark.setAttribute("tabindex", mark === current ? "0" : "-1");
  };
  const tell = (mark) => {
    said.textContent = mark ? mark.getAttribute("aria-label") : hint;
  };
  settle(marks[0]);

  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  for (const mark of marks) {
    mark.querySelector("title").remove();
    mark.addEventListener("focus", () => { settle(mark); tell(mark); });
    mark.addEventListener("mouseenter", () => tell(mark));
    mark.addEventListener("keydown", (event) => {
      const now = shown();
      let next = now.indexOf(mark) + (steps[event.key] || 0);
      if (event.key === "Home") next = 0;
      else if (event.key === "End") next = now.length - 1;
      else if (!(event.key in steps)) return;
      event.preventDefault();
      const to = now[Math.min(Math.max(next, 0), now.length - 1)];
      to.focus({ preventScroll: true });
      to.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
  }

  filters.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(on));
    const kinds = button.dataset.show.split(" ");
    for (const mark of marks) {
      if (kinds.includes(mark.dataset.kind)) mark.toggleAttribute("hidden", !on);
    }
    const now = shown();
    if (now.length && !now.some((mark) => mark.getAttribute("tabindex") === "0")) settle(now[0]);
  });
}

// Where the talk stands beside the letter, a quote moves the talk only, and the reader's place stays.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const turn = link && document.getElementById(link.getAttribute("href").slice(1));
  const talk = turn && turn.closest(".talk");
  if (!talk || turn === talk || getComputedStyle(talk).position !== "sticky") return;
  const place = scrollY;
  requestAnimationFrame(() => {
    scrollTo({ top: place, behavior: "instant" });
    talk.scrollTo({ top: turn.offsetTop - talk.clientHeight / 4 });
  });
});

const folded = [];
addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details:not([open])")) {
    part.open = true;
    folded.push(part);
  }
});
addEventListener("afterprint", () => {
  while (folded.length) folded.pop().open = false;
});
