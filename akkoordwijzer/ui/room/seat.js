// A device keeps its place: this window's own first, else the last one of this browser. Never in the address.
export default function ({ data, setStateValue }) {
  const KEY = "akkoordwijzer.seat";
  let kept = "";
  try {
    if (data.write !== null) {
      sessionStorage.setItem(KEY, data.write);
      if (data.everywhere) localStorage.setItem(KEY, data.write);
    }
    kept = sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY) ?? "";
  } catch { /* A browser that keeps nothing: then a place lasts until the window closes. */ }
  // With the question it answers: after a new connection Streamlit sends what was answered long ago.
  if (data.question) setStateValue("kept", data.question + "|" + kept);
}
