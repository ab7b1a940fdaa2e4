// Streamlit calls its page English; a screen reader would read Dutch with an English voice. (No tags in here: they get it removed.)
document.documentElement.lang = "nl";
// A table that scrolls sideways can be reached and scrolled with the keyboard. Streamlit leaves that to the browser.
if (!window.akkoordwijzer) {
  let asked = false;
  const reach = () => {
    asked = false;
    for (const box of document.querySelectorAll("[data-testid=stTable] > div")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
    // The button of the file box says "Upload"; the style sheet shows Dutch instead, and this says it aloud.
    for (const button of document.querySelectorAll("[data-testid=stFileUploaderDropzone] button")) {
      button.setAttribute("aria-label", "Kies een bestand");
    }
  };
  const ask = () => {
    if (!asked) { asked = true; requestAnimationFrame(reach); }
  };
  window.akkoordwijzer = new MutationObserver(ask);
  window.akkoordwijzer.observe(document.body, { childList: true, subtree: true });
  window.addEventListener("resize", ask);
}
