// Runs in the frame of `/embed/`, for hosts that want the answer in a document of its own: tells the page around it how
// tall the answer is. Only to origins that may frame it, so that no other page learns even that.

const { origins = '' } = document.body.dataset
const listed = origins.split(' ').filter(Boolean)
// Where the browser says who frames this page, the others are not called in vain.
const around = location.ancestorOrigins?.[0]
const told = around === undefined ? listed : listed.filter(origin => origin === around)

new ResizeObserver(() => {
  const height = document.documentElement.offsetHeight
  for (const origin of told) parent.postMessage({ type: 'why-height', height }, origin)
}).observe(document.documentElement)
