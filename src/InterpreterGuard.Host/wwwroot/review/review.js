// The little that pages need beside their circuit. No evidence passes through here.
(() => {
  const root = document.documentElement;

  const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;

  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('[data-theme-switch]')) {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      try { localStorage.setItem('ig-theme', root.dataset.theme); } catch { /* Then it holds for this page. */ }
    } else if (target?.closest('[data-copy]')) {
      navigator.clipboard?.writeText(target.closest('[data-copy]').dataset.copy);
    } else if (target?.closest('[data-reload]')) {
      event.preventDefault();
      location.reload();
    } else if (target?.closest('[data-skip]')) {
      // The base address is the site's root, so the browser would leave the page.
      event.preventDefault();
      event.stopPropagation();
      document.getElementById('main')?.focus();
    }
  }, true);
})();
