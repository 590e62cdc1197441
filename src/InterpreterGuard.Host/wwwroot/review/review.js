// The little that pages need beside their circuit. No evidence passes through here.
(() => {
  const root = document.documentElement;

  const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;

  document.addEventListener('click', event => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('[data-help]')) {
      document.getElementById('keys')?.showModal();
    } else if (target?.closest('[data-theme-switch]')) {
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

  // Called from pages: rows that are not in sight are not in the page either, so only their place is known.
  window.reviewRoom = {
    showRow: (list, place, height) => {
      const wanted = Math.max(0, place * height - list.clientHeight / 2);
      const giveUp = Date.now() + 5000;
      // The list is as high as it will be only after its first rows came.
      const scroll = () => {
        list.scrollTop = wanted;
        if (list.scrollTop + 1 < Math.min(wanted, (place + 1) * height - list.clientHeight) && Date.now() < giveUp) requestAnimationFrame(scroll);
      };
      scroll();
      list.scrollIntoView({ block: 'nearest' });
    },
  };

  // A page that lies open is no use of the session; a person at it is.
  let told = Date.now();
  const tell = () => {
    if (Date.now() - told < 30000 || document.querySelector('[data-live]') === null) return;
    told = Date.now();
    fetch('review/used', { method: 'POST', keepalive: true }).catch(() => {});
  };
  document.addEventListener('pointerdown', tell, true);
  document.addEventListener('keydown', tell, true);

  const isTyping = target => target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog[open], .mud-dialog') !== null;

  const moveRow = step => {
    const rows = [...document.querySelectorAll('[data-row]')];
    if (rows.length === 0) return;
    const at = rows.indexOf(document.activeElement);
    const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step))];
    next.focus();
    next.closest('tr')?.scrollIntoView({ block: 'nearest' });
  };

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const onRow = document.activeElement?.matches('[data-row]') ?? false;
    switch (event.key) {
      case 'j': moveRow(1); break;
      case 'k': moveRow(-1); break;
      case 'ArrowDown': if (!onRow) return; moveRow(1); break;
      case 'ArrowUp': if (!onRow) return; moveRow(-1); break;
      case 'n': document.querySelector('[data-news]')?.click(); break;
      case '/': document.querySelector('[data-search]')?.focus(); break;
      case '?': document.getElementById('keys')?.showModal(); break;
      default: return;
    }
    event.preventDefault();
  });
})();
