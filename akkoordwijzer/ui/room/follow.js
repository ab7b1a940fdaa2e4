// Follows a conversation: asks whether there is news, and for a new page only when that is not what this page was drawn
// from. The page says itself what that was: one that the server sent and that never came is asked for again. (Streamlit
// drops what a run drew when a message of the browser comes just after its end.) And the clock, which needs nobody.
export default function ({ data, setStateValue, parentElement }) {
  const clock = parentElement.querySelector("[role=timer]");
  const away = parentElement.querySelector("[role=status]");
  const ends = data.left === null ? null : performance.now() + data.left * 1000;
  // A page that was asked for is waited for; one that is being drawn is not disturbed, for somebody may have sent a form
  // with it. Not forever: either may be lost.
  const PAGE = 5000, DRAWING = 20000;
  let busySince = null, over = false, timer = null;

  const tick = () => {
    clock.hidden = ends === null;
    if (ends === null) return;
    const left = Math.round((ends - performance.now()) / 1000);
    const text = left > 0 ? `${data.words.left} ${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`
      : data.words.over;
    if (clock.textContent !== text) clock.textContent = text;
  };
  const drawing = () => {
    const idle = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning";
    busySince = idle ? null : busySince ?? performance.now();
    return !idle && performance.now() - busySince < DRAWING;
  };
  const news = async () => {
    const answer = await fetch(data.address, { cache: "no-store", headers: { Authorization: `Bearer ${data.token}` } });
    away.textContent = answer.status === 503 ? data.words.away : "";
    return answer.status === 404 || (answer.ok && await answer.text() !== data.page);
  };
  const look = async () => {
    let wait = data.every * 1000;
    // Without an answer Streamlit itself says that the connection is gone.
    if (!drawing() && await news().catch(() => false) && !over && !drawing()) {
      // Refused while the connection is away; asked again after that.
      try { setStateValue("asked", `${data.page}|${Date.now()}`); } catch { /* the next look */ }
      wait = PAGE;
    }
    if (!over) timer = setTimeout(look, wait);
  };
  parentElement.stopFollowing?.();
  const clockwork = setInterval(tick, 250);
  tick();
  // Forty phones that were drawn together do not ask together.
  timer = setTimeout(look, data.every * 1000 * (0.5 + Math.random() / 2));
  return parentElement.stopFollowing = () => { over = true; clearTimeout(timer); clearInterval(clockwork); };
}
