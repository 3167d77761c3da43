"use strict";
/* Words play on click and by keyboard, and light up while they sound. */

const LINGER_S = 0.2; // recognisers end words early

function follow(answer) {
  const audio = answer.querySelector("audio");
  const said = answer.querySelector(".said");
  if (!audio || !said) return;
  const map = answer.querySelector(".map");
  const playhead = answer.querySelector(".playhead");
  const words = [...said.querySelectorAll("[data-start]")];
  const timed = words
    .map((word) => ({ word, start: Number(word.dataset.start), end: Number(word.dataset.end) }))
    .sort((one, other) => one.start - other.start);
  let lit = null;
  let here = null;

  function play(from) {
    for (const other of document.querySelectorAll("audio")) if (other !== audio) other.pause();
    audio.currentTime = from;
    audio.play();
  }

  function sounding(at) {
    let low = 0;
    let high = timed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (timed[middle].start <= at) low = middle + 1;
      else high = middle;
    }
    const last = timed[low - 1];
    return last && at <= last.end + LINGER_S ? last.word : null;
  }

  function seen(word) {
    const box = word.getBoundingClientRect();
    return box.bottom > audio.getBoundingClientRect().bottom && box.top < innerHeight;
  }

  function show() {
    const word = sounding(audio.currentTime);
    if (word !== lit) {
      const followed = !lit || seen(lit);
      if (lit) lit.classList.remove("now");
      if (word) word.classList.add("now");
      if (word && followed && !seen(word) && !audio.paused) word.scrollIntoView({ block: "center" });
      lit = word;
    }
    if (map) {
      const place = `${(100 * audio.currentTime) / Number(map.dataset.length)}%`;
      playhead.setAttribute("x1", place);
      playhead.setAttribute("x2", place);
      playhead.style.visibility = "visible";
    }
    if (!audio.paused) requestAnimationFrame(show);
  }

  function stand(word, focus) {
    if (here) {
      here.tabIndex = -1;
      here.removeAttribute("role");
    }
    here = word;
    here.tabIndex = 0;
    here.setAttribute("role", "button");
    if (focus) here.focus();
  }

  function beside(word, by) {
    return words[Math.min(Math.max(words.indexOf(word) + by, 0), words.length - 1)];
  }

  function nextLine(word, by) {
    const box = word.getBoundingClientRect();
    const middle = (box.left + box.right) / 2;
    let best = word;
    let line = null;
    for (let number = words.indexOf(word) + by; words[number]; number += by) {
      const there = words[number].getBoundingClientRect();
      const off = Math.abs((there.left + there.right) / 2 - middle);
      if (Math.abs(there.top - box.top) < box.height / 2) continue;
      if (line !== null && Math.abs(there.top - line.top) >= box.height / 2) break;
      if (line === null || off < line.off) {
        best = words[number];
        line = { top: there.top, off };
      }
    }
    return best;
  }

  const moves = {
    ArrowLeft: (word) => beside(word, -1),
    ArrowRight: (word) => beside(word, 1),
    ArrowUp: (word) => nextLine(word, -1),
    ArrowDown: (word) => nextLine(word, 1),
    Home: () => words[0],
    End: () => words[words.length - 1],
  };

  said.addEventListener("click", (event) => {
    const button = event.target.closest("[data-from]");
    const word = event.target.closest("[data-start]");
    if (button) play(Number(button.dataset.from));
    if (!word || String(getSelection())) return;
    stand(word, false);
    play(Number(word.dataset.start));
  });
  said.addEventListener("keydown", (event) => {
    const word = event.target.closest("[data-start]");
    if (!word || event.ctrlKey || event.altKey || event.metaKey) return;
    if (moves[event.key]) stand(moves[event.key](word), true);
    else if (event.key === "Enter") play(Number(word.dataset.start));
    else if (event.key !== " ") return;
    else if (audio.paused) audio.play();
    else audio.pause();
    event.preventDefault();
  });
  if (map) {
    map.dataset.playable = "";
    map.addEventListener("click", (event) => {
      const box = map.getBoundingClientRect();
      play(((event.clientX - box.left) / box.width) * Number(map.dataset.length));
    });
  }
  for (const kind of ["play", "seeked", "pause", "ended"]) audio.addEventListener(kind, show);
  for (const word of words) word.tabIndex = -1;
  if (words.length) stand(words[0], false);
}

document.querySelectorAll(".answer").forEach(follow);
