// Buttons that put a text on the clipboard, also on plain http, where browsers offer only the old way.
(() => {
  const text = (button) =>
    button.dataset.copy ?? document.getElementById(button.dataset.copyFrom).textContent;

  const write = async (value) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(value);
    const box = Object.assign(document.createElement('textarea'), {value, className: 'hidden'});
    document.body.append(box);
    box.select();
    document.execCommand('copy');
    box.remove();
  };

  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy], [data-copy-from]');
    if (!button) return;
    await write(text(button));
    button.dataset.copied = '';
    setTimeout(() => delete button.dataset.copied, 1500);
  });
})();
