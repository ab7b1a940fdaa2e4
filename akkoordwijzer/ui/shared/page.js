// Streamlit calls its page English; a screen reader would read Dutch with an English voice. (No tags in here: they get it removed.)
document.documentElement.lang = "nl";
// Not named after the app: a heading with that text gets it as its id, and an id is a property of window.
if (!window.watchesPage) {
  // Streamlit's own words, which only a screen reader or an empty box says. It offers no other way to translate them.
  const DUTCH = {
    "App pages": "Pagina's", "Sidebar": "Menu", "Expand sidebar": "Open het menu", "Collapse sidebar": "Sluit het menu",
    "Open": "Open de lijst", "Clear all": "Alles wissen", "Clear value": "Wissen", "Selected values": "Gekozen",
    "Increment": "Meer", "Decrement": "Minder", "Pagination": "Bladzijden", "Next page": "Volgende bladzijde",
    "Previous page": "Vorige bladzijde", "Scroll tabs right": "Naar rechts", "Scroll tabs left": "Naar links",
    "file upload": "Bestand", "Choose an option": "Kies", "No results": "Niets gevonden", "Close": "Sluiten",
    "Skip to main content": "Naar de inhoud", "Page not found": "Deze pagina is er niet",
    "Connection error": "Geen verbinding met de app", "Is Streamlit still running?": "Draait de app nog?",
    "Remove file": "Haal het bestand weg", "Show password text": "Laat zien", "Fullscreen": "Groot",
  };
  const STARTS = {"Help for ": "Uitleg bij ", "Remove ": "Haal weg: ", "Page ": "Bladzijde "};
  // Sentences of Streamlit with something filled in.
  const SENTENCES = [
    [/^You can only select up to (\d+) .*/, "Kies er hoogstens $1. Haal er eerst een weg."],
    [/^You have requested page .*/, "We tonen Start."],
    [/^The page that you have requested does not seem to exist.*/, "We tonen Start."],
    [/^Error: Number is (below|above) the allowed range.*/, "Dit getal kan hier niet."],
    [/ files? (are|is) not allowed\.?$/, ": dit soort bestand kan hier niet."],
    [/^File must be .* or smaller\.?/, "Dit bestand is te groot."],
  ];
  const dutch = words => {
    if (DUTCH[words]) return DUTCH[words];
    const start = Object.keys(STARTS).find(start => words.startsWith(start));
    if (start) return STARTS[start] + words.slice(start.length);
    const sentence = SENTENCES.find(([pattern]) => pattern.test(words));
    return sentence ? words.replace(...sentence) : words;
  };
  const translate = (node, name) => {
    const said = node.getAttribute(name), better = dutch(said);
    if (better !== said) node.setAttribute(name, better);
  };
  // What goes wrong in a callback Streamlit catches before the app can, and says it in English. Our style sheet
  // is gone by then, with all that stood on the page.
  const WENT_WRONG = "Hier ging iets mis dat we niet hadden voorzien. Uw gegevens zijn nergens heen gegaan.";
  const LOGGED = "Ga terug naar wat er stond, of begin opnieuw; wat er misging, staat in het logboek van de app.";
  const wentWrong = () => {
    const said = document.createElement("p"), back = document.createElement("a"), start = document.createElement("a");
    said.append(`${WENT_WRONG} ${LOGGED}`);
    back.append("Terug naar wat er stond");
    back.href = location.href;
    // Through the menu the session stays, with what no address holds.
    back.addEventListener("click", event => {
      const links = document.querySelectorAll("[data-testid=stTopNavLink], [data-testid=stSidebarNavLink]");
      const here = [...links].find(link => link.pathname === location.pathname);
      if (here) { event.preventDefault(); here.click(); }
    });
    start.append("Begin opnieuw");
    start.href = "./";
    const box = document.createElement("div");
    box.className = "went-wrong";
    box.style.cssText = "max-width: 44rem; padding: 1rem; border: 1px solid currentColor; border-left-width: 6px";
    box.setAttribute("role", "alert");
    box.append(said, back, " · ", start);
    return box;
  };
  let asked = false, held = null, settled = 0;
  const fresh = new Set();
  document.addEventListener("focusin", event => { held = event.target; });
  // All of it again when the page has come to rest: to look everywhere at every change makes a knob slow.
  const REST_MS = 120;
  const all = (root, pattern) =>
    [...(root.matches?.(pattern) ? [root] : []), ...root.querySelectorAll(pattern)];
  // A table that scrolls sideways can be reached and scrolled with the keyboard. Streamlit leaves that to the browser.
  const tables = () => {
    for (const box of document.querySelectorAll("[data-testid=stTable] > div")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  const hasten = () => {
    asked = false;
    follow();
    // All of them: how wide one is may follow from what changed elsewhere.
    tables();
    const roots = [...fresh].filter(node => node.isConnected);
    fresh.clear();
    roots.forEach(reach);
    clearTimeout(settled);
    settled = setTimeout(() => { tables(); reach(document); }, REST_MS);
  };
  // What the app sets anew is another element; a hand on the old one goes on with the new one.
  const follow = () => {
    if (!held || held.isConnected || document.activeElement !== document.body) return;
    const label = held.getAttribute("aria-label");
    const same = label && document.querySelector(`${held.tagName.toLowerCase()}[aria-label=${CSS.escape(label)}]`);
    held = null;
    same?.focus();
  };
  const reach = root => {
    for (const box of all(root, "[data-testid=stException]:not(:has(.went-wrong))")) {
      for (const english of box.children) english.style.display = "none";
      box.append(wentWrong());
    }
    // The button of the file box says "Upload"; the style sheet shows Dutch instead, and this says it aloud.
    for (const button of all(root, "[data-testid=stFileUploaderDropzone] button")) {
      if (button.getAttribute("aria-label") !== "Kies een bestand") button.setAttribute("aria-label", "Kies een bestand");
    }
    // A slider changes the sentence elsewhere on the page: a screen reader says the new one.
    for (const box of all(root, ".story")) {
      if (!box.hasAttribute("aria-live")) box.setAttribute("aria-live", "polite");
    }
    // A slider of the table counts notches; what it stands for is said beside it.
    for (const box of all(root, ".ends[data-said]")) {
      const range = box.closest("[data-testid=stColumn]")?.querySelector("input[type=range]");
      if (range && range.getAttribute("aria-valuetext") !== box.dataset.said) {
        range.setAttribute("aria-valuetext", box.dataset.said);
      }
    }
    for (const node of all(root, "[aria-label]")) translate(node, "aria-label");
    for (const node of all(root, "input[placeholder]")) translate(node, "placeholder");
    const SPOKEN = "[role=listbox] *, [data-testid=stSelectboxVirtualDropdown] *, [role=dialog] *, a[href^='#'], " +
      "[data-testid=stFileUploader] *, [data-testid=stNumberInput] *";
    for (const node of all(root, SPOKEN)) {
      const text = node.firstChild;
      if (text?.nodeType !== Node.TEXT_NODE) continue;
      const better = dutch(text.nodeValue);
      if (better !== text.nodeValue) text.nodeValue = better;
    }
  };
  const ask = changes => {
    for (const change of changes) {
      if (change.type === "attributes") fresh.add(change.target);
      // Not what a picture is drawn with: a thousand pieces, and none of Streamlit's words.
      else for (const node of change.addedNodes) {
        if (node instanceof HTMLElement) fresh.add(node);
        else if (node.nodeType === Node.TEXT_NODE) fresh.add(change.target);
      }
    }
    if (!asked) { asked = true; requestAnimationFrame(hasten); }
  };
  window.watchesPage = new MutationObserver(ask);
  const attributeFilter = ["aria-label", "placeholder"];
  window.watchesPage.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter });
  ask([]);
  window.addEventListener("resize", () => ask([]));
  // One Back is one step back: several writes of the address shortly after each other are one step, and the address
  // that Streamlit empties at a page change is filled in, not added.
  const push = history.pushState.bind(history);
  let last = -10000;
  history.pushState = (state, title, url) => {
    const now = performance.now();
    const same = url && new URL(url, location.href).pathname === location.pathname;
    const settles = same && (now - last < 700 || (!location.search && now - last < 4000));
    last = now;
    return settles ? history.replaceState(state, title, url) : push(state, title, url);
  };
  // On a phone the menu closes when a page was chosen.
  document.addEventListener("click", event => {
    if (innerWidth < 768 && event.target.closest?.("[data-testid=stSidebarNavLink]")) {
      setTimeout(() => document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click(), 150);
    }
  });
  // Presenting: the keys of a remote lead from step to step.
  window.addEventListener("keydown", event => {
    if (event.target.closest?.("input, textarea, [role=combobox], [role=slider]")) return;
    const name = {ArrowRight: "step_next", PageDown: "step_next", ArrowLeft: "step_back", PageUp: "step_back"}[event.key];
    const button = name && document.querySelector(`.st-key-${name} button:not([disabled])`);
    if (button) { event.preventDefault(); button.click(); }
  });
}
