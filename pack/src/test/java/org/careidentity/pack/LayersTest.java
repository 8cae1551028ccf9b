package org.careidentity.pack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The layers of the house: dependencies point one way. */
@AnalyzeClasses(packages = "org.careidentity", importOptions = ImportOption.DoNotIncludeTests.class)
class LayersTest {

    @ArchTest
    static final ArchRule dependenciesPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("model")
            .definedBy("org.careidentity.model..")
            .layer("mappers")
            .definedBy("org.careidentity.mappers..")
            .layer("authenticators")
            .definedBy("org.careidentity.authenticators..")
            .layer("openid")
            .definedBy("org.careidentity.openid..")
            .layer("registration")
            .definedBy("org.careidentity.registration..")
            .whereLayer("registration")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("authenticators")
            .mayOnlyBeAccessedByLayers("registration")
            .whereLayer("openid")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("mappers")
            .mayOnlyBeAccessedByLayers("authenticators", "openid", "registration");

    @ArchTest
    static final ArchRule theModelIsPlainJava = classes()
            .that()
            .resideInAPackage("org.careidentity.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.careidentity.model..");

    @ArchTest
    static final ArchRule packagesOfAuthenticatorsFormNoCycle =
            slices().matching("org.careidentity.authenticators.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheOpenIdInterfaceFormNoCycle =
            slices().matching("org.careidentity.openid.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheRegistrationAuthorityFormNoCycle =
            slices().matching("org.careidentity.registration.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theFlowKnowsNoneOfItsSteps = noClasses()
            .that()
            .resideInAPackage("org.careidentity.authenticators.flow..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.careidentity.authenticators.fido..",
                    "org.careidentity.authenticators.assurance..",
                    "org.careidentity.authenticators.authenticatorapp..",
                    "org.careidentity.authenticators.directory..",
                    "org.careidentity.authenticators.loginmethod..",
                    "org.careidentity.authenticators.manage..",
                    "org.careidentity.authenticators.removal..",
                    "org.careidentity.authenticators.roleselection..",
                    "org.careidentity.authenticators.selfservice..",
                    "org.careidentity.authenticators.session..",
                    "org.careidentity.authenticators.smartcard..");

    @ArchTest
    static final ArchRule ceremoniesAndJudgementsKnowNoKeycloak = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.careidentity.authenticators.fido.wire..",
                    "org.careidentity.authenticators.fido.statement..",
                    "org.careidentity.authenticators.fido.ceremony..",
                    "org.careidentity.authenticators.fido.attestation..",
                    "org.careidentity.authenticators.fido.policy..",
                    "org.careidentity.authenticators.smartcard.certificate..",
                    "org.careidentity.authenticators.smartcard.header..",
                    "org.careidentity.authenticators.smartcard.revocation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.keycloak..");

    @ArchTest
    static final ArchRule theCeremonyEngineFormsNoCycle = slices().matching(
                    "org.careidentity.authenticators.fido.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule theTableAloneKnowsTheDatabase = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.careidentity.authenticators.registry.jpa..", "org.careidentity.registration..jpa..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..",
                    "org.hibernate..",
                    "org.keycloak.connections.jpa..",
                    "org.careidentity.authenticators.registry.jpa..");

    @ArchTest
    static final ArchRule theTableKnowsNoKindOfAuthenticator = noClasses()
            .that()
            .resideInAPackage("org.careidentity.authenticators.registry..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.careidentity.authenticators.fido..",
                    "org.careidentity.authenticators.flow..",
                    "org.careidentity.mappers..");

    @ArchTest
    static final ArchRule noStaticHoldsState =
            fields().that().areStatic().should().beFinal();
}
