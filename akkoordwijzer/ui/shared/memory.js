// What this browser keeps for its own visitor, under a name. Nothing of it leaves the computer by itself.
export default function ({ data, setStateValue }) {
  const KEY = "akkoordwijzer." + data.name;
  let kept = "";
  try {
    kept = localStorage.getItem(KEY) ?? "";
    if (data.write === "") localStorage.removeItem(KEY);
    else if (data.write !== null && data.write !== kept) localStorage.setItem(KEY, data.write);
  } catch { /* A browser that keeps nothing: then it lasts until the window closes. */ }
  // With the question it answers: after a new connection Streamlit sends what was answered long ago.
  if (data.question && kept) setStateValue("kept", data.question + "|" + kept);
}
