import { openSqlite } from '../../../src/runtime/node/sqlite-driver.js'
import { driverContract } from '../../storage/driver-contract.js'

driverContract('openSqlite', () => openSqlite(':memory:'))
