import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def log = new File(basedir, 'build.log').text

// The pact of the desk obeys: nothing but a warning and a message.
assert log.contains('pacts/desk.json: desk -> depot, 2 interactions')
assert log.contains("The query has a parameter 'page' that listParcels does not have; it has limit.")
assert log.contains('1 pact, 2 interactions against depot.yaml: 1 obeys, 0 do not, 1 not judged. 0 errors, 1 warning, 1 note.')
def desk = new JsonSlurper().parse(new File(basedir, 'target/dateline/verify-pact.json'))
assert desk.kept && desk.warnings == 1

// The folder: everything is told, and nothing is a stack trace.
assert log.contains("error request.query.invalid at /interactions/0/request/query/limit")
assert log.contains("The query parameter 'limit' must be at most 100, and is 101.")
assert log.contains('error response.body.invalid at /interactions/0/response/body/content/0/grams')
assert log.contains('#/components/schemas/Parcel/properties/grams/type')
assert log.contains('pacts/torn.json') && log.contains('This is not JSON')
assert log.contains('The document does not allow all that the pacts have: 3 pacts, 3 interactions')
assert !(log =~ /(?m)^\s+at [a-z]+\.|Caused by/)
def xml = new XmlSlurper().parse(new File(basedir, 'all/TEST-verify-pact.xml'))
assert xml.testsuite.size() == 3
assert xml.testsuite.testcase.find { it.@name.text() == 'too many <parcels> & "more" (listParcels)' }.failure.@type == 'request.query.invalid'
assert xml.testsuite.testcase.findAll { it.skipped.size() == 1 }.size() == 1

// What is ignored does not fail the build, and only the report that was asked for is there.
assert new JsonSlurper().parse(new File(basedir, 'lenient/verify-pact.json')).kept
assert !new File(basedir, 'lenient/TEST-verify-pact.xml').exists()

// Warnings fail it where they are to.
assert !new JsonSlurper().parse(new File(basedir, 'strict/verify-pact.json')).kept

// Coverage is shown, drawn and can fail the build.
assert log.contains('  statuses           1 of      1    100 %')
assert log.contains('The pacts exercise 50 % of properties (1 of 2), and 90 % are wanted.')
assert !log.contains('of statuses (1 of 1), and')
def share = new JsonSlurper().parse(new File(basedir, 'share/coverage.json'))
assert share.kinds.properties.covered == 1 && share.operations[0].operation == 'listParcels'
def page = new File(basedir, 'share/coverage.html').text
assert page.contains('<svg') && !page.contains('<script') && !(page =~ /(src|href)=|url\(/)
