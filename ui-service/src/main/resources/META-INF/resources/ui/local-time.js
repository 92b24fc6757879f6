// Tells the server the viewer's zone, in which a day of a search is a day. Tooltips in that zone, and "2 min ago" that stays true while the page is open.
(() => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !document.cookie.includes(`time-zone=${zone}`)) {
    document.cookie = `time-zone=${zone}; path=/; max-age=31536000; samesite=lax`;
  }
  const exact = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'long'});
  const words = (seconds) => {
    if (seconds < 10) return 'just now';
    if (seconds < 60) return `${Math.floor(seconds)} s ago`;
    if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
    if (seconds < 172800) return `${Math.floor(seconds / 3600)} h ago`;
    return null;
  };
  const update = () => {
    for (const time of document.querySelectorAll('time[datetime][title]')) {
      const at = new Date(time.dateTime);
      if (Number.isNaN(at.getTime())) continue;
      time.title = exact.format(at);
      const text = words((Date.now() - at) / 1000);
      if (text && time.textContent.endsWith('ago')) time.textContent = text;
    }
  };
  document.addEventListener('DOMContentLoaded', update);
  document.addEventListener('htmx:after:swap', update);
  setInterval(update, 15000);
})();
