// What this browser keeps for its own visitor: plans under their names. Nothing of it leaves the computer by itself.
export default function ({ data, setStateValue }) {
  const KEY = "akkoordwijzer.plans";
  let kept = "";
  try {
    kept = localStorage.getItem(KEY) ?? "";
    if (data.write !== null && data.write !== kept) localStorage.setItem(KEY, data.write);
  } catch { /* A browser that keeps nothing: then plans last until the window closes. */ }
  if (data.read && kept) setStateValue("kept", kept);
}
