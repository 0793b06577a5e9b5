// Package e2e tests the built site in a real browser, as a reader meets it: over
// HTTP, under a sub-path, with nothing of ours beside it. "make test-e2e" builds
// what it needs and runs it; the tests are behind the build tag e2e, since they
// want Chromium and the accessibility checker from npm. One of them alone, on the
// site as it is now:
//
//	make trial
//	go test -tags e2e -count=1 -run TestTasks ./app/e2e
package e2e
