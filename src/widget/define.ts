// What `widget.js` does when it is loaded, and `import 'wherefore/widget/define'`.
import { defineWhyThis } from './define-why-this.js'

defineWhyThis()
