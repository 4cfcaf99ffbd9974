def pact = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/pacts/reading-room-library.json'))
assert pact.metadata.pactSpecification.version.startsWith('4')
def about = pact.interactions*.description
assert about.size() == about.toSet().size()
['listBooks: 200', 'listBooks: 400', 'getBook: 404', 'lendBook: 201', 'lendBook: 409', 'returnBook: 204',
 'listBooks: 200, language fr'].each { assert it in about : "$it is missing" }

def reports = new File(basedir, 'target/surefire-reports').listFiles().findAll { it.name.endsWith('.xml') }
def suites = reports.collectEntries { def suite = new groovy.xml.XmlSlurper().parse(it); [suite.@name.text().tokenize('.').last(), suite] }
assert suites.keySet().containsAll(['GetBookConsumerTest', 'LendBookConsumerTest', 'LibraryProviderTest'])
// Each interaction is replayed, and what is refused is tried besides.
assert suites.LibraryProviderTest.@tests.text().toInteger() > about.size()
return true
