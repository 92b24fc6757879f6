package dev.mayday.issues.grouping.rules;

import java.util.Map;

/// The rules that come with `native:1`, by platform. Frozen with it.
public final class BuiltInRules {

    private static final String JAVA =
            """
            module:{java.,javax.,jakarta.,jdk.,sun.,com.sun.,android.,androidx.,com.android.,dalvik.}* -app
            module:{kotlin.,kotlinx.,scala.,clojure.,groovy.,org.codehaus.groovy.,_COROUTINE.}* -app
            module:{org.apache.,org.springframework.,org.hibernate.,org.jboss.,org.eclipse.,org.glassfish.}* -app
            module:{io.quarkus.,io.vertx.,io.netty.,io.smallrye.,io.micronaut.,io.ktor.,io.undertow.}* -app
            module:{reactor.,rx.,io.reactivex.,com.fasterxml.,com.google.,org.postgresql.,com.mysql.,com.zaxxer.}* -app
            module:{feign.,okhttp3.,okio.,retrofit2.,io.opentelemetry.,io.micrometer.,org.slf4j.,ch.qos.logback.}* -app
            module:{org.junit.,org.testcontainers.,org.mockito.,net.bytebuddy.,javassist.,akka.,play.}* -app
            module:io.sentry.* -app -group
            """;
    private static final String PYTHON =
            """
            path:**/site-packages/** -app
            path:**/dist-packages/** -app
            path:/usr/lib/python*/** -app
            path:/usr/local/lib/python*/** -app
            path:**/lib/python[23].*/** -app
            path:"<frozen *>" -app
            module:{sentry_sdk,sentry_sdk.*} -app -group
            """;
    private static final String JAVASCRIPT =
            """
            path:**/node_modules/** -app
            path:{node:*,node:**,internal/**,**/webpack/runtime/**,**/webpack/bootstrap*} -app
            path:{**/unpkg.com/**,**/cdnjs.cloudflare.com/**,**/cdn.jsdelivr.net/**,**/esm.run/**,**/esm.sh/**} -app
            path:"[native code]" -app
            path:{chrome,moz,safari,safari-web}-extension://** -app
            path:{**/@babel/runtime/**,**/core-js/**,**/regenerator-runtime/**,**/tslib/**,**/zone.js/**} -app -group
            module:{@babel/runtime*,core-js*,regenerator-runtime*,tslib*,zone.js*} -app -group
            function:{processTicksAndRejections,runMicrotasks,runNextTicks,process._tickCallback} -app -group
            function:{sentryWrapped,sentryWrapper} -app -group
            path:{**/@sentry/**,**/@sentry-internal/**} -app -group
            path:{**/logrocket*/**,**/logrocket*.js,**/newrelic*/**,**/nr-*.min.js} -app -group
            """;
    private static final String GO =
            """
            path:**/go/pkg/mod/** -app
            path:**/vendor/** -app
            path:{/usr/local/go/src/**,**/libexec/src/runtime/**} -app
            !module:*.* !module:main -app
            module:github.com/getsentry/sentry-go* -app -group
            module:runtime function:{gopanic,sigpanic,goexit,panicmem,goPanicIndex} -group
            function:{runtime.gopanic,runtime.sigpanic,runtime.goexit} -group
            """;
    private static final String PHP =
            """
            path:**/vendor/** -app
            module:Sentry\\\\* -app -group
            path:**/vendor/sentry/** -group
            """;
    private static final String RUBY =
            """
            path:**/gems/** -app
            path:**/ruby/*/lib/** -app
            path:"<internal:*" -app
            path:**/gems/sentry-*/** -group
            """;
    private static final String DOTNET =
            """
            module:{System,System.*,Microsoft.*,Npgsql*,MediatR*,Serilog*,Polly*} -app
            module:{Sentry,Sentry.*} -app -group
            """;
    private static final String NATIVE =
            """
            path:{/usr/lib/**,/lib/**,/lib64/**,/usr/lib64/**,/system/**,/apex/**} -app
            package:{/usr/lib/**,/lib/**,/lib64/**,/usr/lib64/**,/system/**,/apex/**,/usr/local/lib/**} -app
            package:{/usr/lib/system/**,**/developer/coresimulator/**,**.simruntime/**} -app
            package:{?:/windows/system32/**,?:/windows/syswow64/**,?:/windows/winsxs/**} -app
            package:{**/libc.so*,**/libc-*.so,**/libstdc++.so*,**/libpthread*.so*,**/ld-linux*} -app
            package:{/system/library/**,**/library/apple/system/**} -app
            path:{**/rustc/**,**/.cargo/registry/**,**/rustlib/src/**} -app
            function:{std::*,core::*,alloc::*,__rust_*,rust_begin_unwind,rust_panic*,tokio::*} -app
            function:raise app:no -app -group ^-group
            function:{abort,__pthread_kill*,pthread_kill,gsignal,__assert_fail*,__GI_*} -app -group ^-group
            function:{__cxa_throw,__cxa_rethrow,_cxxthrowexception,_CxxThrowException,__cxa_bad_cast} -app -group ^-group
            function:{objc_exception_throw,objc_exception_rethrow,__exceptionPreprocess,_objc_terminate*} -app -group ^-group
            function:{core::panicking::*,std::panicking::begin_panic*,std::panicking::rust_panic*,panic_fmt} -app -group ^-group
            function:{rust_begin_unwind,rust_panic*,__rust_start_panic*,std::terminate*,swift_reportError} -app -group ^-group
            function:{std::panicking::try*,std::panicking::catch_unwind*,std::panic::catch_unwind*,__rust_try*} -app -group
            function:{__interceptor_*,__libc_message*,malloc_printerr*,__vdso_*,__kernel_vsyscall} -app -group ^-group
            function:"{operator new*,operator delete*,V8_Fatal*,logging::LogMessage*}" -app -group ^-group
            function:{core::option::expect_failed,core::option::unwrap_failed,core::result::unwrap_failed} -app -group
            function:{_sigtramp,__kernel_rt_sigreturn,__restore_rt,KiUserExceptionDispatcher,RaiseException} -app -group ^-group
            function:{google_breakpad::*,crashpad::*,kscrash_*,KSCrash*,sentry_*,sentry::*,SentryCrash*,sentrycrash_*} -app -group
            package:{**/sentry,**/sentry.framework/**,**/libsentry*} -app -group
            function:{main,UIApplicationMain,NSApplicationMain,std::rt::lang_start*,_start} v-group
            function:{__libc_start_main*,__libc_start_call_main*,BaseThreadInitThunk,RtlUserThreadStart*} -app -group v-group
            function:{_start,start,start_thread,clone,__clone*,thread_start,_pthread_start} -app -group v-group
            function:{std::rt::lang_start*,std::sys::backtrace::__rust_begin_short_backtrace*} -app -group v-group
            """;

    private static final Map<String, StackRules> BY_PLATFORM =
            Map.ofEntries(
                    Map.entry("java", StackRules.parse(JAVA)),
                    Map.entry("python", StackRules.parse(PYTHON)),
                    Map.entry("javascript", StackRules.parse(JAVASCRIPT)),
                    Map.entry("node", StackRules.parse(JAVASCRIPT)),
                    Map.entry("go", StackRules.parse(GO)),
                    Map.entry("php", StackRules.parse(PHP)),
                    Map.entry("ruby", StackRules.parse(RUBY)),
                    Map.entry("csharp", StackRules.parse(DOTNET)));
    private static final StackRules FOR_NATIVE = StackRules.parse(NATIVE);

    private BuiltInRules() {}

    /// The rules for frames of a platform; none for a platform that we do not know.
    public static StackRules of(String platform) {
        if (Family.of(platform) == Family.NATIVE) return FOR_NATIVE;
        return BY_PLATFORM.getOrDefault(platform, StackRules.NONE);
    }
}
