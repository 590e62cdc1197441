// Runs before the first paint: a chosen theme must not flash. Without a choice the system decides, in CSS.
(() => {
  try {
    const chosen = localStorage.getItem('ig-theme');
    if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen;
  } catch { /* Storage may be closed to us; then the system decides. */ }
})();
